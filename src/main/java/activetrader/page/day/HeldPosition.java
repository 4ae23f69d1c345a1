package activetrader.page.day;

import activetrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A position that the last fills leave open.
///
/// @param seen the last price in the records
/// @param stop where its stop stands; null when none is recorded
public record HeldPosition(
        DayTrade trade, Level seen, @Nullable Price stop) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// By their entries.
    public static List<HeldPosition> of(RecordedDay day, FactPrices facts) {
        return DayTrade.of(day).stream()
                .filter(trade -> !trade.isClosed())
                .map(trade -> of(trade, facts))
                .toList();
    }

    private static HeldPosition of(DayTrade trade, FactPrices facts) {
        Level seen = Stream.concat(
                        facts.of(trade.symbol()).stream(),
                        trade.fills().stream().map(fill -> new Level(fill.at(), fill.price())))
                .max(Comparator.comparing(Level::at))
                .orElseThrow();
        return new HeldPosition(
                trade,
                seen,
                trade.stops().isEmpty() ? null : trade.stops().getLast().price());
    }

    /// Shares held, negative when short.
    public BigDecimal shares() {
        return trade.fills().getLast().positionAfter();
    }

    /// From the last price to the stop in percent of the price; empty when no stop is recorded.
    public Optional<BigDecimal> percentToStop() {
        return Optional.ofNullable(stop)
                .map(price -> seen.price()
                        .value()
                        .subtract(price.value())
                        .abs()
                        .multiply(HUNDRED)
                        .divide(seen.price().value(), 2, RoundingMode.HALF_EVEN));
    }
}
