package activetrader.session.trader;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the account holds, as the trade service says.
public record Holdings(Money cash, Money equity, List<Line> positions) {
    public Holdings {
        positions = List.copyOf(positions);
    }

    /// Whether nothing is held but what is somebody else's and stays.
    public boolean isFlat() {
        return toClose().isEmpty();
    }

    /// What a flatten closes.
    public List<Line> toClose() {
        return positions.stream().filter(line -> !line.kept()).toList();
    }

    /// One position.
    ///
    /// @param quantity negative when short
    /// @param stop the protective stop's price, when there is one
    /// @param openedAt when the position was opened, when that is known
    /// @param kept whether it is somebody else's and stays
    public record Line(
            Symbol symbol,
            BigDecimal quantity,
            BigDecimal averagePrice,
            BigDecimal marketValue,
            @Nullable Price stop,
            @Nullable Instant openedAt,
            boolean kept) {}
}
