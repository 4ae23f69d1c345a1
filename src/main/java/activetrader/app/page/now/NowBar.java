package activetrader.app.page.now;

import activetrader.app.status.NextEvent;
import activetrader.config.FileFault;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.EquityPoint;
import activetrader.page.day.HeldPosition;
import activetrader.page.html.Html;
import activetrader.page.report.Words;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The bar at the top of a page: phase and next moment, mode, equity, profit, model cost, services, and what is held.
final class NowBar {
    private final Html html = new Html();
    private final Instant now;
    private final TradingDay session;
    private final LocalDate date;

    /// @param session the trading day that is on, or the next one
    /// @param date whose numbers it has
    NowBar(Instant now, TradingDay session, LocalDate date) {
        this.now = now;
        this.session = session;
        this.date = date;
    }

    String of(ModeFile mode, DayNumbers numbers, List<ServiceWatch.State> services) {
        html.open("dl", "class", "now");
        phase();
        mode(mode);
        profit(numbers);
        equity(numbers);
        item("Model", Words.cost(numbers.cost()), "");
        if (!services.isEmpty()) {
            services(services);
        }
        positions(numbers.held());
        html.close();
        return html.toString();
    }

    private boolean isToday() {
        return date.equals(MarketZone.dateOf(now));
    }

    private void item(String name, String text, String css) {
        html.open("div").leaf("dt", name);
        if (css.isEmpty()) {
            html.leaf("dd", text);
        } else {
            html.leaf("dd", text, "class", css);
        }
        html.close();
    }

    private void phase() {
        NextEvent next = NextEvent.after(now, session);
        Phase phase = session.date().equals(MarketZone.dateOf(now)) ? session.phaseAt(now) : Phase.CLOSED;
        item("Phase", phase + ", " + next.what() + " in " + ConsoleText.span(next.in(now)), "");
    }

    private void mode(ModeFile file) {
        if (FileFault.denied(file.path()).isPresent()) {
            item("Mode", "✗ it cannot be read; entries are refused", "alarm");
            return;
        }
        ModeState mode = file.read(now);
        switch (mode.mode()) {
            case ACTIVE -> item("Mode", "ACTIVE", "");
            case REDUCE_ONLY, HALTED -> item("Mode", "⚠ " + mode.mode() + ": " + Words.cut(mode.reason()), "alarm");
        }
    }

    private void profit(DayNumbers numbers) {
        BigDecimal dollars = numbers.profit().dollars();
        String multiple = numbers.profit().multiple() == null
                ? ""
                : ", " + Words.inR(numbers.profit().multiple());
        item(isToday() ? "Today" : date.toString(), ConsoleText.signedDollars(dollars) + multiple, Words.tone(dollars));
        BigDecimal open = numbers.unrealized();
        if (!numbers.held().isEmpty() && open != null) {
            item("Not realized", ConsoleText.signedDollars(open), Words.tone(open));
        }
    }

    private void equity(DayNumbers numbers) {
        EquityPoint last = numbers.equity();
        item(
                "Equity",
                last == null
                        ? Words.UNKNOWN
                        : ConsoleText.dollars(last.equity()) + " at " + ConsoleText.time(last.at()),
                "");
    }

    /// A day that is played in one process has none.
    private void services(List<ServiceWatch.State> services) {
        if (services.isEmpty()) {
            return;
        }
        boolean down = services.stream().anyMatch(service -> Boolean.FALSE.equals(service.up()));
        String text = services.stream()
                .map(service -> mark(service.up()) + " " + service.name())
                .collect(Collectors.joining("  "));
        item("Services", text, down ? "alarm" : "");
    }

    private static String mark(@Nullable Boolean up) {
        return up == null ? "…" : up ? "✓" : "✗";
    }

    private void positions(List<HeldPosition> held) {
        if (held.isEmpty()) {
            item("Held", "nothing", "");
            return;
        }
        boolean bare = held.stream().anyMatch(position -> position.stop() == null);
        String text = held.stream().map(this::held).collect(Collectors.joining("; "));
        item("Held", text, bare ? "alarm" : "");
    }

    private String held(HeldPosition position) {
        String away = position.percentToStop()
                .map(percent -> percent + " % to the stop")
                .orElse("⚠ no stop is recorded");
        return position.shares().toPlainString() + " " + position.trade().symbol() + ", " + away + ", for "
                + ConsoleText.span(Duration.between(position.trade().enteredAt(), now));
    }
}
