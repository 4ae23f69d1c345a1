package activetrader.app.day;

import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.market.Money;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Simulator;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.order.Execution;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares a day's records with the simulated broker's account.
///
/// @param fills executions at the broker
/// @param profit by the records, in dollars, after fees
/// @param faults one line for each difference; empty when there is none
public record BookCheck(int fills, Money profit, List<String> faults) {
    public BookCheck {
        faults = List.copyOf(faults);
    }

    public boolean isSound() {
        return faults.isEmpty();
    }

    /// @param violations of the simulated exchange's own invariants, at any instant of the day
    static BookCheck of(
            Simulator simulator, RecordFolder records, TradingDay day, Money equityBefore, List<String> violations) {
        Exchange exchange = simulator.exchange();
        List<String> faults = new ArrayList<>(violations);
        exchange.positions().forEach(position -> faults.add("not flat: " + position.symbol() + " is still held"));
        exchange.openOrders().forEach(order -> faults.add("not flat: order " + order.id() + " is still open"));
        List<Row> rows = new JsonlFile(records.trades(day.date())).read(Row.class);
        compareFills(exchange.executions(), rows, faults);
        Money profit = new Money(rows.stream().map(Row::net).reduce(BigDecimal.ZERO, BigDecimal::add));
        Money change = exchange.balance().equity().minus(equityBefore);
        if (profit.compareTo(change) != 0) {
            faults.add("records say " + profit + " of profit, the broker's equity changed by " + change);
        }
        if (!rows.isEmpty()) {
            checkLastPosition(records, exchange.balance().cash(), faults);
        }
        return new BookCheck(rows.size(), profit, faults);
    }

    private static void compareFills(List<Execution> executions, List<Row> rows, List<String> faults) {
        TreeSet<String> recorded = new TreeSet<>();
        for (Row row : rows) {
            if (!recorded.add(row.executionId())) {
                faults.add("fill " + row.executionId() + " is recorded twice");
            }
        }
        if (executions.size() != rows.size()) {
            faults.add("the broker has " + executions.size() + " fills, the records have " + rows.size());
        }
    }

    private static void checkLastPosition(RecordFolder records, Money cash, List<String> faults) {
        Optional<Snapshot> last = RecordLines.last(records.position(), Snapshot.class);
        if (last.isEmpty()) {
            faults.add("position.jsonl is empty");
            return;
        }
        Map<String, BigDecimal> positions = last.get().positions();
        positions.forEach((symbol, quantity) -> {
            if (!symbol.equals("CASH") && quantity.signum() != 0) {
                faults.add("position.jsonl ends with " + quantity + " " + symbol);
            }
        });
        BigDecimal recordedCash = positions.getOrDefault("CASH", BigDecimal.ZERO);
        BigDecimal since = cashSince(last.get().at(), records);
        if (recordedCash.add(since).compareTo(cash.value()) != 0) {
            faults.add("position.jsonl ends with cash " + recordedCash + " and " + since
                    + " was recorded since, the broker has " + cash);
        }
    }

    /// What adjustments changed after `at`, such as fees at the end of the day.
    private static BigDecimal cashSince(Instant at, RecordFolder records) {
        return new JsonlFile(records.adjustments())
                .read(AdjustmentRow.class).stream()
                        .filter(row -> row.at().isAfter(at))
                        .map(AdjustmentRow::cash)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Row(
            @JsonProperty("execution_id") String executionId,
            @JsonProperty("pnl") BigDecimal profit,
            @JsonProperty("fees") @Nullable BigDecimal fees) {
        BigDecimal net() {
            return fees == null ? profit : profit.subtract(fees);
        }
    }

    private record Snapshot(
            @JsonProperty("timestamp") Instant at,
            @JsonProperty("positions") Map<String, BigDecimal> positions) {}
}
