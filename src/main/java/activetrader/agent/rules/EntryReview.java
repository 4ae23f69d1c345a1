package activetrader.agent.rules;

import activetrader.agent.facts.FactPage;
import activetrader.agent.facts.FactPage.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says why the written strategy enters nothing, from the facts of a cycle. The reasons hold for every model, as
/// every model gets the same facts and the same rules.
public final class EntryReview {
    private static final int FAULTS_SHOWN = 3;

    private EntryReview() {}

    /// The reasons, each in a few words, those that forbid every entry first; empty when a setup meets all rules.
    ///
    /// @param facts the text of the fact sheet
    /// @param strategy the numbers of the written strategy
    /// @param tradedToday symbols that were entered today already
    public static List<String> reasons(String facts, Set<String> tradedToday, StrategySettings strategy) {
        FactPage page = FactPage.parse(facts);
        Situation now = new Situation(page, strategy);
        List<String> reasons = new ArrayList<>(forbidden(page, now));
        best(now, tradedToday).ifPresent(reasons::add);
        if (!now.permitsLongs()) {
            reasons.add("market " + regime(page));
        }
        return reasons;
    }

    private static List<String> forbidden(FactPage page, Situation now) {
        List<String> reasons = new ArrayList<>();
        if (!now.tradingAllowed()) {
            reasons.add("no entries at this time of day");
        }
        Row risk = page.pairs("RISK");
        boolean closed = !risk.isTrue("entries_allowed");
        if (closed) {
            reasons.add(gate(risk.text("entries_blocked_by")));
        }
        page.pairs("TODAY")
                .number("consecutive_losses")
                .filter(losses -> losses.intValue() >= now.strategy().entries().lossesToPause())
                .ifPresent(losses -> reasons.add(losses.toPlainString() + " losses in a row"));
        Row headroom = page.pairs("HEADROOM");
        headroom.number("positions_left")
                .filter(left -> left.signum() <= 0)
                .ifPresent(_ -> reasons.add("no position left"));
        headroom.number("trades_left_today")
                .filter(left -> left.signum() <= 0)
                .ifPresent(_ -> reasons.add("no trade left today"));
        if (!closed) {
            EntryRules.wrongTime(now).ifPresent(reasons::add);
        }
        return reasons;
    }

    /// The gate's reason, without the name of its rule and its advice: the records hold both.
    private static String gate(String denied) {
        String[] parts = denied.split(": ");
        return parts.length > 1 ? parts[1] : denied;
    }

    /// The best symbol that is not held, not on order and not traded today, and what it lacks.
    private static Optional<String> best(Situation now, Set<String> tradedToday) {
        Optional<Signal> best = EntryRules.candidates(now, tradedToday).findFirst();
        if (best.isEmpty()) {
            return Optional.of("no signal");
        }
        if (EntryRules.candidates(now, tradedToday)
                .anyMatch(signal -> Setup.of(now).isMet(signal))) {
            return Optional.empty();
        }
        Signal signal = best.get();
        Stream<String> first =
                Stream.of("best " + signal.symbol() + " " + Setup.of(now).score(signal));
        return Optional.of(
                Stream.concat(first, Setup.of(now).faults(signal).stream().limit(FAULTS_SHOWN))
                        .collect(Collectors.joining("; ")));
    }

    private static String regime(FactPage page) {
        Row market = page.pairs("MARKET");
        String spy = market.text("spy.regime");
        return spy.equals(market.text("qqq.regime")) && !spy.equals("-") ? spy : "unknown";
    }
}
