package activetrader.agent.recorded;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.model.TokenCount;
import activetrader.journal.RecordFolder;
import activetrader.journal.RecordLines;
import activetrader.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the decision logs of a day.
public final class Transcripts {
    private Transcripts() {}

    /// The cycles of `date` in order; none when there is no log.
    ///
    /// @throws java.io.UncheckedIOException when a log cannot be read
    /// @throws activetrader.json.JsonException when a line is not one of a decision log
    public static List<CycleTranscript> of(RecordFolder records, LocalDate date) {
        List<CycleTranscript> cycles = new ArrayList<>();
        for (Path file : new DayLog(records).files(date)) {
            List<TranscriptLine> lines;
            try (Stream<String> text = RecordLines.of(file)) {
                lines = text.map(line -> Json.read(line, TranscriptLine.class)).toList();
            }
            if (!lines.isEmpty()) {
                cycles.add(cycle(lines));
            }
        }
        return cycles;
    }

    private static CycleTranscript cycle(List<TranscriptLine> lines) {
        Instant startedAt = lines.getFirst().at();
        String facts = "";
        List<RecordedAnswer> answers = new ArrayList<>();
        List<RecordedUse> uses = new ArrayList<>();
        @Nullable TranscriptLine end = null;
        for (TranscriptLine line : lines) {
            switch (line.type()) {
                case "prompt" -> facts = line.messages().getFirst().text();
                case "answer" -> answers.add(line.answer());
                case "tool" -> uses.add(line.use());
                case "end" -> end = line;
                default -> {} // a later version's
            }
        }
        if (end == null) {
            return new CycleTranscript(
                    lines.getFirst().cycle(), startedAt, facts, answers, uses, "", "", TokenCount.ZERO, null);
        }
        return new CycleTranscript(
                end.cycle(),
                end.startedAt() == null ? startedAt : end.startedAt(),
                facts,
                answers,
                uses,
                end.outcome() == null ? "" : end.outcome(),
                end.did() == null ? "" : end.did(),
                end.tokens() == null ? TokenCount.ZERO : end.tokens(),
                end.cost());
    }
}
