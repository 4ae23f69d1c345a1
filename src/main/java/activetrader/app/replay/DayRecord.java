package activetrader.app.replay;

import activetrader.agent.model.TokenCount;
import activetrader.agent.recorded.CycleTranscript;
import activetrader.agent.recorded.Transcripts;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the records hold of a day.
///
/// @param cycles in order
/// @param fills in order
record DayRecord(List<CycleTranscript> cycles, List<TradeRow> fills) {
    DayRecord {
        cycles = List.copyOf(cycles);
        fills = List.copyOf(fills);
    }

    /// @throws java.io.UncheckedIOException when a record cannot be read
    /// @throws activetrader.json.JsonException when a line is not one of its record
    static DayRecord read(RecordFolder records, LocalDate date) {
        try (Stream<String> lines = RecordLines.of(records.trades(date))) {
            return new DayRecord(
                    Transcripts.of(records, date),
                    lines.map(line -> Json.read(line, TradeRow.class)).toList());
        }
    }

    /// In dollars.
    BigDecimal profit() {
        return fills.stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    long entries() {
        return fills.stream()
                .filter(fill -> !fill.action().isClosing())
                .map(TradeRow::orderId)
                .distinct()
                .count();
    }

    TokenCount tokens() {
        return cycles.stream().map(CycleTranscript::tokens).reduce(TokenCount.ZERO, TokenCount::plus);
    }

    /// In dollars; null when that of a cycle is not known.
    @Nullable
    BigDecimal cost() {
        return cycles.stream().anyMatch(cycle -> cycle.cost() == null)
                ? null
                : cycles.stream()
                        .map(CycleTranscript::cost)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
