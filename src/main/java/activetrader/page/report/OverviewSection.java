package activetrader.page.report;

import activetrader.agent.daylog.DayTally;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.journal.PositionSnapshot;
import activetrader.page.day.Concerns;
import activetrader.page.day.DayProfit;
import activetrader.page.day.DayTrade;
import activetrader.page.day.RecordedDay;
import activetrader.page.day.Refusal;
import activetrader.page.html.Html;
import activetrader.session.console.ConsoleText;
import activetrader.session.summary.DaySummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a day came to, in the few numbers that one looks at first.
///
/// @param over whether the day should have its summary by now
record OverviewSection(RecordedDay day, boolean over) implements Section {
    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "The day";
    }

    @Override
    public void write(Html html, Charts charts) {
        verdict(html);
        html.open("dl", "class", "tiles");
        profit(html);
        trades(html);
        equity(html);
        DayTally tally = DayTally.of(day.cycles().stream()
                .map(RecordedTranscript::end)
                .filter(Objects::nonNull)
                .toList());
        tile(
                html,
                "Cycles",
                Words.count(tally.cycles()),
                "",
                tally.failed() + " failed, " + tally.incomplete() + " incomplete");
        tile(
                html,
                "Model cost",
                Words.cost(tally.cost()),
                "",
                Words.count(tally.tokens().total()) + " tokens");
        tile(html, "Refusals", String.valueOf(Refusal.of(day).size()), "", "entries and orders");
        html.close();
    }

    private void trades(Html html) {
        List<DayTrade> trades = DayTrade.of(day);
        List<DayTrade> closed = trades.stream().filter(DayTrade::isClosed).toList();
        long won = closed.stream().filter(trade -> trade.profit().signum() > 0).count();
        long lost = closed.stream().filter(trade -> trade.profit().signum() < 0).count();
        int open = trades.size() - closed.size();
        tile(
                html,
                "Trades",
                String.valueOf(trades.size()),
                "",
                won + " won, " + lost + " lost, " + (open == 0 ? "" : open + " open, ")
                        + Words.counted(day.fills().size(), "fill", "fills"));
    }

    private void equity(Html html) {
        DaySummary summary = day.summary();
        if (summary != null) {
            tile(html, "Equity after the close", equity(summary.equity()), "", summary.standing());
            return;
        }
        Optional<PositionSnapshot> last = day.snapshots().stream()
                .filter(snapshot -> snapshot.equity() != null)
                .reduce((_, later) -> later);
        tile(
                html,
                "Equity",
                equity(last.map(PositionSnapshot::equity).orElse(null)),
                "",
                last.map(snapshot -> "at " + ConsoleText.time(snapshot.at())).orElse(""));
    }

    private static String equity(@Nullable BigDecimal dollars) {
        return dollars == null ? Words.UNKNOWN : ConsoleText.dollars(dollars);
    }

    private void profit(Html html) {
        DayProfit profit = DayProfit.of(day);
        tile(
                html,
                "Profit or loss",
                ConsoleText.signedDollars(profit.dollars()),
                Words.tone(profit.dollars()),
                Words.beside(profit));
    }

    private static void tile(Html html, String name, String value, String tone, String beside) {
        html.open("div", "class", "tile").leaf("dt", name);
        html.leaf("dd", value, "class", ("value " + tone).strip());
        html.leaf("dd", beside, "class", "beside").close();
    }

    /// Whether all is well, before every number.
    private void verdict(Html html) {
        List<String> concerns = Concerns.of(day, over);
        if (concerns.isEmpty() && day.summary() == null) {
            html.leaf("p", "The day is not over. Nothing needs a look so far.", "class", "verdict");
            return;
        }
        if (concerns.isEmpty()) {
            html.leaf("p", "✓ Flat after the close, and nothing needs a look.", "class", "verdict well");
            return;
        }
        html.open("div", "class", "verdict look").leaf("p", "⚠ Needs a look:").open("ul");
        concerns.forEach(concern -> html.leaf("li", Words.cut(concern)));
        html.close().close();
    }
}
