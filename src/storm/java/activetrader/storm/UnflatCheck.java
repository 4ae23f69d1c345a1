package activetrader.storm;

import activetrader.execution.flatten.FlattenReport;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.storm.trouble.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Checks a day that ends with positions: none of them could have been closed, and a report named each of them.
final class UnflatCheck {
    private final DayPlan plan;
    private final Chances chances;
    private final Findings findings;
    private final Set<Symbol> reported = new HashSet<>();
    private boolean blind;

    UnflatCheck(DayPlan plan, Chances chances, Findings findings) {
        this.plan = plan;
        this.chances = chances;
        this.findings = findings;
    }

    /// Takes in the report of a flatten outside of alpaca-trade.
    void take(FlattenReport report) {
        report.remaining().forEach(remaining -> reported.add(remaining.symbol()));
        blind |= !report.flat() && report.remaining().isEmpty();
    }

    /// Checks that none of `held`, the positions a moment after the close, could have been closed.
    void couldNotBeClosed(List<PositionView> held) {
        held.stream()
                .filter(position -> chances.had(position.symbol()))
                .forEach(position -> findings.add(what(position) + " though it could have been closed"));
    }

    /// Checks that each of `held` was reported. After the clock was set the day may end hours later for the trader:
    /// then the report may come in the next morning, under the name that the symbol has by then.
    ///
    /// @param sameDay symbols that the records of the day report as held
    /// @param nextMorning symbols that the records report as held after the next open
    void wereReported(List<PositionView> held, Set<Symbol> sameDay, Set<Symbol> nextMorning) {
        Set<Symbol> known = new HashSet<>(reported);
        known.addAll(sameDay);
        if (!plan.trouble().steps().isEmpty()) {
            known.addAll(nextMorning);
        }
        held.stream()
                .filter(position -> chances.anyProcessAlive() && !isReported(position.symbol(), known))
                .forEach(position -> findings.add(what(position) + " and no report named it"));
    }

    private boolean isReported(Symbol symbol, Set<Symbol> known) {
        return known.contains(symbol) || known.contains(Trouble.renamed(symbol)) || (blind && !chances.tradeServed());
    }

    private static String what(PositionView position) {
        return position.holding().quantity() + " " + position.symbol() + " held at the close";
    }
}
