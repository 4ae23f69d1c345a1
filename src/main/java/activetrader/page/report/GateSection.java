package activetrader.page.report;

import activetrader.agent.facts.FactPage;
import activetrader.page.day.FactPrices;
import activetrader.page.html.Html;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What the risk gate still allows on this day, as bars: by the facts that the last cycle got.
record GateSection(FactPrices facts) implements Section {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public String id() {
        return "gate";
    }

    @Override
    public String title() {
        return "What the gate still allows";
    }

    @Override
    public void write(Html html, Charts charts) {
        Optional<FactPage> last = facts.last();
        if (last.isEmpty()) {
            html.leaf("p", "No cycle has run yet.", "class", "none");
            return;
        }
        write(html, last.get());
    }

    private void write(Html html, FactPage page) {
        FactPage.Row risk = page.pairs("RISK");
        html.leaf("p", entries(risk), "class", risk.isTrue("entries_allowed") ? "none" : "verdict look");
        FactPage.Row room = page.pairs("HEADROOM");
        FactPage.Row limits = page.pairs("LIMITS");
        html.open("dl", "class", "gate");
        count(html, "Entries", room.number("trades_left_today"), limits.number("max_trades_per_day"));
        count(html, "Positions", room.number("positions_left"), limits.number("max_positions"));
        dollars(
                html,
                "Loss of the day",
                room.number("daily_loss_left"),
                part(facts.equityStart(), limits.number("max_daily_loss_percent")));
        dollars(
                html,
                "Money to deploy",
                room.number("deployable_value"),
                part(page.pairs("ACCOUNT").number("equity"), limits.number("max_deployed_percent")));
        html.close();
    }

    private String entries(FactPage.Row risk) {
        String at = facts.lastAt().map(ConsoleText::time).orElse("");
        return risk.isTrue("entries_allowed")
                ? "At the cycle of " + at + " entries were allowed."
                : "⚠ At the cycle of " + at + " no entry was allowed: " + Words.cut(risk.text("entries_blocked_by"));
    }

    private static Optional<BigDecimal> part(Optional<BigDecimal> whole, Optional<BigDecimal> percent) {
        return whole.flatMap(
                dollars -> percent.map(part -> dollars.multiply(part).divide(HUNDRED, 2, RoundingMode.HALF_UP)));
    }

    private static void count(Html html, String name, Optional<BigDecimal> left, Optional<BigDecimal> most) {
        bar(
                html,
                name,
                left,
                most,
                left.map(BigDecimal::toPlainString).orElse(Words.UNKNOWN) + " of "
                        + most.map(BigDecimal::toPlainString).orElse(Words.UNKNOWN) + " left");
    }

    private static void dollars(Html html, String name, Optional<BigDecimal> left, Optional<BigDecimal> most) {
        bar(
                html,
                name,
                left,
                most,
                left.map(ConsoleText::dollars).orElse(Words.UNKNOWN) + " left, limit "
                        + most.map(ConsoleText::dollars).orElse(Words.UNKNOWN));
    }

    /// A bar whose filled part is what is left.
    private static void bar(Html html, String name, Optional<BigDecimal> left, Optional<BigDecimal> most, String text) {
        int percent = left.flatMap(value -> most.filter(limit -> limit.signum() > 0)
                        .map(limit -> value.multiply(HUNDRED)
                                .divide(limit, 0, RoundingMode.DOWN)
                                .intValue()))
                .map(value -> Math.clamp(value, 0, 100))
                .orElse(0);
        html.open("div").leaf("dt", name).leaf("dd", text).open("dd", "class", percent == 0 ? "used" : "room");
        html.open("svg", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true");
        html.open("rect", "class", "all", "width", "100", "height", "8").close();
        html.open("rect", "class", "left", "width", String.valueOf(percent), "height", "8")
                .close();
        html.close().close().close();
    }
}
