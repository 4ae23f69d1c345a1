package activetrader.page.day;

import activetrader.journal.ExitKind;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One position of a day from its first fill to its last, with the stops that guarded it.
///
/// @param fills in order, at least one
/// @param stops where the stop stood, in order; empty when none is recorded
public record DayTrade(Symbol symbol, PositionSide side, List<TradeRow> fills, List<Level> stops) {
    public DayTrade {
        fills = List.copyOf(fills);
        stops = List.copyOf(stops);
    }

    /// The trades of `day` by their entries. The first fills of a position from the day before are not in it.
    public static List<DayTrade> of(RecordedDay day) {
        return of(day.fills(), day.orders());
    }

    /// The trades of a day's `fills` by their entries.
    ///
    /// @param orders the day's ledger, for the stops; without it each trade has the stop of its entry alone
    public static List<DayTrade> of(List<TradeRow> fills, List<OrderRecord> orders) {
        Map<Symbol, List<TradeRow>> open = new LinkedHashMap<>();
        List<List<TradeRow>> trips = new ArrayList<>();
        for (TradeRow row : fills) {
            List<TradeRow> trip = open.computeIfAbsent(row.symbol(), _ -> new ArrayList<>());
            if (trip.isEmpty()) {
                trips.add(trip);
            }
            trip.add(row);
            if (row.positionAfter().signum() == 0) {
                open.remove(row.symbol());
            }
        }
        return trips.stream().map(trip -> trade(trip, orders)).toList();
    }

    private static DayTrade trade(List<TradeRow> fills, List<OrderRecord> orders) {
        TradeRow first = fills.getFirst();
        PositionSide side = switch (first.action()) {
            case BUY, SELL -> PositionSide.LONG;
            case SHORT, COVER -> PositionSide.SHORT;
        };
        return new DayTrade(first.symbol(), side, fills, StopHistory.of(first.symbol(), fills, orders));
    }

    public Instant enteredAt() {
        return fills.getFirst().at();
    }

    public Instant lastFillAt() {
        return fills.getLast().at();
    }

    public boolean isClosed() {
        return fills.getLast().positionAfter().signum() == 0;
    }

    /// Realized dollars.
    public BigDecimal profit() {
        return fills.stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Realized profit over what the entry put at risk; empty where the risk is not known.
    public Optional<BigDecimal> multiple() {
        BigDecimal most = fills.stream()
                .map(row -> row.positionAfter().abs())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return fills.stream()
                .map(TradeRow::riskPerShare)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .filter(risk -> risk.signum() > 0 && most.signum() > 0)
                .map(risk -> profit().divide(risk.multiply(most), 2, RoundingMode.HALF_UP));
    }

    /// What ended it; empty while it is open, and where that is not known.
    public Optional<ExitKind> exit() {
        return isClosed() ? Optional.ofNullable(fills.getLast().exit()) : Optional.empty();
    }

    /// The target that the entry was sent with.
    public Optional<Price> target() {
        return fills.stream()
                .map(TradeRow::entryTarget)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// Why it was entered, in the words that came with the order.
    public String reason() {
        return fills.getFirst().reason();
    }
}
