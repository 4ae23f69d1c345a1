package activetrader.session.console;

import activetrader.agent.CycleReport;
import activetrader.agent.Decision;
import activetrader.agent.Outcome;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.facts.PositionFacts;
import activetrader.agent.rules.EntryReview;
import activetrader.agent.rules.StrategySettings;
import activetrader.journal.TradeRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The console's lines for the cycles of a day. A cycle in which something happened gets a block. A quiet cycle
/// with the mode, positions and stops of the cycle before gets one line, and a block once an hour.
public final class CycleLog {
    private static final Duration BLOCK_EVERY = Duration.ofHours(1);

    private final StrategySettings strategy;
    private final int width;
    private final Set<String> entered = new HashSet<>();
    private LocalDate date = LocalDate.MIN;
    private @Nullable CycleReport previous;
    private Instant lastBlock = Instant.MIN;
    private String lastWords = "";

    /// @param strategy the written one, by which the lines say why nothing was entered
    /// @param width the columns of the console
    public CycleLog(StrategySettings strategy, int width) {
        this.strategy = strategy;
        this.width = width;
    }

    /// What happened between and during cycles.
    ///
    /// @param between fills since the last cycle, without an order of a cycle
    /// @param own fills during the cycle
    /// @param nextAt when the next cycle starts, or the flatten when this was the last one
    public record Around(List<TradeRow> between, List<TradeRow> own, Instant nextAt, boolean last) {
        public Around {
            between = List.copyOf(between);
            own = List.copyOf(own);
        }
    }

    /// The lines for the next cycle of `day`.
    public List<String> lines(LocalDate day, CycleReport report, Around around) {
        if (!day.equals(date)) {
            date = day;
            previous = null;
            entered.clear();
        }
        note(around.between());
        note(around.own());
        List<String> moves = stopMoves(previous, report);
        List<String> why = why(report);
        boolean isQuiet = isQuiet(report, around) && moves.isEmpty();
        List<String> lines = isQuiet
                ? QuietLine.of(report, why, lastWords, width)
                : new CycleBlock(report, around, moves, why, width, lastMode()).lines();
        lastWords = report.answer();
        if (!isQuiet) {
            lastBlock = report.startedAt();
        }
        if (report.facts() != null) {
            previous = report;
        }
        return lines;
    }

    private void note(List<TradeRow> rows) {
        rows.stream()
                .filter(row -> !row.action().isClosing())
                .forEach(row -> entered.add(row.symbol().value()));
    }

    /// Why nothing was entered; empty after an entry, and when the cycle did not get as far as deciding.
    private List<String> why(CycleReport report) {
        FactSheet facts = report.facts();
        boolean entering = report.decisions().stream()
                .anyMatch(decision -> decision instanceof Decision.Traded traded && traded.entry());
        if (facts == null || entering || !(report.outcome() instanceof Outcome.Completed)) {
            return List.of();
        }
        List<String> reasons = EntryReview.reasons(facts.text(), entered, strategy);
        return reasons.isEmpty() ? List.of("left alone, although a setup meets every rule") : reasons;
    }

    private @Nullable String lastMode() {
        FactSheet facts = previous == null ? null : previous.facts();
        return facts == null ? null : ModeLine.of(facts).orElse(null);
    }

    private boolean isQuiet(CycleReport report, Around around) {
        FactSheet before = previous == null ? null : previous.facts();
        FactSheet now = report.facts();
        return report.outcome() instanceof Outcome.Completed
                && !around.last()
                && around.between().isEmpty()
                && around.own().isEmpty()
                && report.decisions().stream().allMatch(Decision.Held.class::isInstance)
                && report.startedAt().isBefore(lastBlock.plus(BLOCK_EVERY))
                && before != null
                && now != null
                && standing(before).equals(standing(now));
    }

    /// The values that stay the same in a quiet cycle.
    private static List<Object> standing(FactSheet facts) {
        List<Object> standing = new ArrayList<>(List.of(ModeLine.of(facts)));
        facts.positions()
                .forEach((symbol, position) -> standing.add(List.of(
                        symbol, plain(position.quantity()), plain(position.stopPrice()), plain(position.uncovered()))));
        return standing;
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    /// Stops whose price changed since the cycle before, though that cycle did not move them: a rule did.
    private static List<String> stopMoves(@Nullable CycleReport before, CycleReport report) {
        FactSheet old = before == null ? null : before.facts();
        FactSheet now = report.facts();
        if (before == null || old == null || now == null) {
            return List.of();
        }
        Set<String> asked = new HashSet<>();
        before.decisions().forEach(decision -> {
            if (decision instanceof Decision.StopMoved moved) {
                asked.add(moved.symbol().value());
            }
        });
        List<String> moves = new ArrayList<>();
        for (Map.Entry<String, PositionFacts> entry : now.positions().entrySet()) {
            PositionFacts earlier = old.positions().get(entry.getKey());
            if (earlier != null
                    && Objects.equals(earlier.openedAt(), entry.getValue().openedAt())
                    && !asked.contains(entry.getKey())
                    && isMoved(earlier.stopPrice(), entry.getValue().stopPrice())) {
                moves.add("STOP " + entry.getKey() + " " + shown(earlier.stopPrice()) + " → "
                        + shown(entry.getValue().stopPrice()) + " by rule");
            }
        }
        return moves;
    }

    private static boolean isMoved(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from != null && to != null && from.compareTo(to) != 0;
    }

    private static String shown(@Nullable BigDecimal price) {
        return price == null ? "-" : ConsoleText.dollars(price);
    }
}
