package activetrader.app.status;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.DayTally;
import activetrader.agent.daylog.RecordedCycle;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import activetrader.json.JsonException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Adds up a day's records.
final class DayRecords {
    /// How many days back the last cycle is looked for; enough for a long weekend.
    private static final int DAYS_BACK = 7;

    private final RecordFolder records;

    DayRecords(RecordFolder records) {
        this.records = records;
    }

    /// @throws UncheckedIOException when the records cannot be read
    /// @throws JsonException when a line of the trades is no trade row
    Status.Today today(LocalDate date, Optional<BigDecimal> unrealized) {
        List<BigDecimal> profits = profits(date);
        DayTally tally = DayTally.of(cycles(date));
        return new Status.Today(
                profits.size(),
                profits.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                unrealized.orElse(null),
                tally.cycles(),
                tally.failed(),
                tally.tokens().input(),
                tally.tokens().cached(),
                tally.tokens().output(),
                tally.cost(),
                tally.incomplete(),
                tally.notCompleted());
    }

    /// The last finished cycle of `date` or of the days before it.
    ///
    /// @throws UncheckedIOException when the records cannot be read
    Optional<Status.LastCycle> lastCycle(LocalDate date) {
        return Stream.iterate(date, day -> day.minusDays(1))
                .limit(DAYS_BACK)
                .flatMap(day -> cycles(day).stream()
                        .reduce((_, later) -> later)
                        .map(cycle ->
                                new Status.LastCycle(day.toString(), cycle.number(), cycle.endedAt(), cycle.text()))
                        .stream())
                .findFirst();
    }

    private List<RecordedCycle> cycles(LocalDate date) {
        return new DayLog(records).cycles(date);
    }

    private List<BigDecimal> profits(LocalDate date) {
        try (Stream<String> lines = RecordLines.of(records.trades(date))) {
            return lines.map(line -> Json.read(line, Row.class).profit()).toList();
        }
    }

    private record Row(@JsonProperty("pnl") BigDecimal profit) {}
}
