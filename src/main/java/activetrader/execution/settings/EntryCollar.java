package activetrader.execution.settings;

import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far an entry without a price of its own may reach beyond the quote: a buy above the ask, a short sale below
/// the bid. It leaves as a limit order at that price, so that a wrong quote costs the entry and not the account.
///
/// The nearer of both bounds counts: no single input opens the collar.
/// See decision 57.
///
/// @param percent of the quoted price
/// @param atr in average true ranges of 5-minute bars
public record EntryCollar(BigDecimal percent, BigDecimal atr) {
    /// Prices seldom move this far while an order travels.
    public static final EntryCollar STANDARD = new EntryCollar(new BigDecimal("0.5"), new BigDecimal("0.25"));

    /// The worst price for an entry now, on the tick, rounded towards the quote.
    ///
    /// @param widestPercent the gate's own bound for limit prices, a percentage of the quoted price
    /// @return empty when the quote or the volatility is not known; the gate denies such an entry
    public Optional<Price> limit(
            Side side, @Nullable Quote quote, @Nullable Volatility volatility, BigDecimal widestPercent) {
        Price from = farSide(side, quote);
        if (from == null || volatility == null) {
            return Optional.empty();
        }
        BigDecimal byPercent = from.value().multiply(percent.min(widestPercent)).movePointLeft(2);
        BigDecimal reach = byPercent.min(volatility.atr().multiply(atr));
        return Optional.of(
                switch (side) {
                    case BUY -> new Price(from.value().add(reach)).downToTick();
                    case SELL -> new Price(from.value().subtract(reach)).upToTick();
                });
    }

    private static @Nullable Price farSide(Side side, @Nullable Quote quote) {
        if (quote == null) {
            return null;
        }
        return switch (side) {
            case BUY -> quote.ask();
            case SELL -> quote.bid();
        };
    }
}
