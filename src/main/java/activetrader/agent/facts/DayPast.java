package activetrader.agent.facts;

import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The cycles and trades of the day before this cycle, from the records: a model has no other memory.
///
/// @param decisions rows of the last cycles, the oldest first
/// @param trades a row for each round trip of the day, open ones included
public record DayPast(List<Map<String, Object>> decisions, List<Map<String, Object>> trades) {
    public static final DayPast NONE = new DayPast(List.of(), List.of());

    public DayPast {
        decisions = List.copyOf(decisions);
        trades = List.copyOf(trades);
    }

    /// @param decisions rows of the last cycles, the oldest first
    /// @throws java.io.UncheckedIOException when the trades cannot be read
    public static DayPast of(RecordFolder records, LocalDate date, List<Map<String, Object>> decisions) {
        return new DayPast(decisions, DayTrades.rows(new JsonlFile(records.trades(date)).read(DayTrades.Fill.class)));
    }
}
