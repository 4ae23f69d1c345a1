package activetrader.app.replay;

import activetrader.app.replay.Difference.Part;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A replay as a file, see `docs/reference/replay.md`.
///
/// @param answers `recorded`, or the model that decided instead
/// @param divergence the first one; null when the days are the same
/// @param cycles those with a difference
record ReplayResult(
        @JsonProperty("format") int format,
        @JsonProperty("date") LocalDate date,
        @JsonProperty("answers") String answers,
        @JsonProperty("recorded") Day recorded,
        @JsonProperty("replayed") Day replayed,
        @JsonProperty("first_divergence") @Nullable Divergence divergence,
        @JsonProperty("cycles") List<Cycle> cycles) {
    private static final int FORMAT = 1;

    ReplayResult {
        cycles = List.copyOf(cycles);
    }

    /// @param profit in dollars, before the cost of the model
    /// @param tokens read and written
    /// @param cost of the model in dollars; null when it is not known
    record Day(
            @JsonProperty("cycles") int cycles,
            @JsonProperty("entries") long entries,
            @JsonProperty("fills") int fills,
            @JsonProperty("profit") BigDecimal profit,
            @JsonProperty("tokens") long tokens,
            @JsonProperty("cost_usd") @Nullable BigDecimal cost) {
        static Day of(DayRecord record) {
            return new Day(
                    record.cycles().size(),
                    record.entries(),
                    record.fills().size(),
                    record.profit(),
                    record.tokens().total(),
                    record.cost());
        }

        /// The same day by answers that cost nothing now.
        Day withoutTokens() {
            return new Day(cycles, entries, fills, profit, 0, BigDecimal.ZERO);
        }
    }

    record Divergence(
            @JsonProperty("cycle") int cycle,
            @JsonProperty("at") Instant at,
            @JsonProperty("difference") Difference difference) {}

    /// @param differences how many of each part
    record Cycle(
            @JsonProperty("cycle") int cycle,
            @JsonProperty("at") Instant at,
            @JsonProperty("differences") Map<String, Long> differences,
            @JsonProperty("did_recorded") String didRecorded,
            @JsonProperty("did_replayed") String didReplayed) {
        static Cycle of(CycleComparison compared) {
            Map<String, Long> differences = new TreeMap<>();
            for (Part part : Part.values()) {
                if (compared.count(part) > 0) {
                    differences.put(part.word(), compared.count(part));
                }
            }
            return new Cycle(
                    compared.number(),
                    compared.at(),
                    differences,
                    CycleComparison.did(compared.then()),
                    CycleComparison.did(compared.now()));
        }
    }

    /// @param recordedAnswers whether the answers were those of the record, which cost nothing now
    static ReplayResult of(LocalDate date, String answers, boolean recordedAnswers, DayComparison compared) {
        Day replayed = Day.of(compared.now());
        return new ReplayResult(
                FORMAT,
                date,
                answers,
                Day.of(compared.then()),
                recordedAnswers ? replayed.withoutTokens() : replayed,
                compared.firstDivergence()
                        .map(cycle -> new Divergence(
                                cycle.number(), cycle.at(), cycle.differences().getFirst()))
                        .orElse(null),
                compared.cycles().stream()
                        .filter(cycle -> !cycle.differences().isEmpty())
                        .map(Cycle::of)
                        .toList());
    }
}
