package activetrader.broker;

import activetrader.market.ActivityKind;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that changed the account and is no fill of a stock order, as the broker lists it.
///
/// @param id the broker's; the same thing always has the same id
/// @param type the broker's own word for it, such as `CSD`
/// @param at when the broker entered it, by the broker's clock
/// @param symbol the stock that it concerns; null when it concerns none
/// @param shares that came (positive) or went; of a busted or corrected fill, those of the fill as it should be
/// @param price of a busted or corrected fill as it should be; null otherwise
/// @param cash dollars that came (positive) or went
/// @param orderId the order of a busted or corrected fill; null otherwise
public record AccountActivity(
        String id,
        ActivityKind kind,
        String type,
        Instant at,
        @Nullable Symbol symbol,
        BigDecimal shares,
        @Nullable Price price,
        Money cash,
        @Nullable String orderId) {}
