package activetrader.session.trader;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the account holds, as the trade service reports it.
public record Holdings(Money cash, Money equity, List<Line> positions) {
    public Holdings {
        positions = List.copyOf(positions);
    }

    /// Whether only foreign holdings that stay are left, or nothing.
    public boolean isFlat() {
        return toClose().isEmpty();
    }

    /// The positions that a flatten closes.
    public List<Line> toClose() {
        return positions.stream().filter(line -> !line.kept()).toList();
    }

    /// One position.
    ///
    /// @param quantity negative when short
    /// @param stop the protective stop's price, when there is one
    /// @param openedAt when the position was opened, when known
    /// @param kept whether it is a foreign holding and stays
    public record Line(
            Symbol symbol,
            BigDecimal quantity,
            BigDecimal averagePrice,
            @Nullable Price stop,
            @Nullable Instant openedAt,
            boolean kept) {}
}
