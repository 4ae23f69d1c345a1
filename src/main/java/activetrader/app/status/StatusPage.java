package activetrader.app.status;

import activetrader.session.console.Columns;
import activetrader.session.console.ConsoleText;
import activetrader.session.console.Table;
import activetrader.session.summary.CycleCounts;
import activetrader.text.VisibleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A status as one aligned page for a person.
final class StatusPage {
    private StatusPage() {}

    /// The page in lines of at most `width` columns.
    static List<String> lines(Status status, int width) {
        Lines lines = new Lines(new ArrayList<>(), width);
        lines.text("📊 Active Trader – " + ConsoleText.stamp(status.at()));
        lines.text("");
        status.unreadable().forEach(fault -> lines.text("❌ " + fault));
        line(lines, "Market", status.phase() + ", " + next(status.nextEvent()));
        line(lines, "Broker", status.broker() + " at " + status.brokerUrl() + ", records of " + status.signature());
        line(lines, "Mode", mode(status.mode()));
        List<String> blocks = status.mode().blocks();
        if (blocks != null) {
            line(lines, "Entries", blocks.isEmpty() ? "✅ allowed" : "⚠️ kept away by " + String.join("; ", blocks));
        }
        status.services().forEach(service -> line(lines, service.name(), service(service)));
        line(lines, "Account", account(status.account()));
        positions(lines, status);
        today(lines, status.today());
        Status.LastCycle cycle = status.lastCycle();
        line(
                lines,
                "Last cycle",
                cycle == null
                        ? (status.unreadable().isEmpty() ? "none in the last days" : "unknown")
                        : "#" + cycle.number() + " at " + ConsoleText.stamp(cycle.endedAt()) + ": " + cycle.outcome());
        Status.LastError error = status.lastError();
        line(
                lines,
                "Last error",
                error == null
                        ? (status.unreadable().isEmpty() ? "none in the logs" : "unknown")
                        : error.at() + " " + error.message());
        return lines.all();
    }

    private static void line(Lines lines, String label, String text) {
        lines.all()
                .addAll(Columns.labelled(
                        String.format(Locale.ROOT, "  %-14s ", label), VisibleText.of(text), lines.width()));
    }

    /// The lines so far, and the columns that each may use.
    private record Lines(List<String> all, int width) {
        void text(String text) {
            all.addAll(Columns.wrapped(VisibleText.of(text), width));
        }
    }

    private static String next(Status.Event event) {
        return event.what() + " at " + ConsoleText.shortTime(event.at()) + " (in "
                + ConsoleText.span(Duration.ofSeconds(event.inSeconds())) + ")";
    }

    private static String mode(Status.Mode mode) {
        String mark = switch (mode.mode()) {
            case ACTIVE -> "✅ ";
            case UNKNOWN -> "❌ ";
            case REDUCE_ONLY, HALTED -> "⚠️ ";
        };
        String until = mode.until() == null ? "" : ", until " + ConsoleText.shortTime(mode.until());
        return mark + mode.mode() + ": " + mode.reason() + " (set by " + mode.setBy() + until + ")";
    }

    private static String service(Status.Service service) {
        if (!service.up()) {
            return "❌ does not answer on 127.0.0.1:" + service.port();
        }
        String pid = service.pid() == null ? "" : ", pid " + service.pid();
        return "✅ port " + service.port() + pid + (service.doing() == null ? "" : ", " + service.doing());
    }

    private static String account(Status.Account account) {
        String amounts = "equity " + dollars(account.equity()) + ", cash " + dollars(account.cash());
        return switch (account.source()) {
            case ALPACA_TRADE -> amounts;
            case RECORDS ->
                amounts + " – from position.jsonl"
                        + (account.asOf() == null ? "" : " of " + ConsoleText.stamp(account.asOf()))
                        + ", alpaca-trade does not say";
            case NONE -> "unknown: alpaca-trade does not say and there are no records that can be read";
        };
    }

    private static void positions(Lines lines, Status status) {
        List<Status.Position> positions = status.positions();
        String none = status.account().equals(Status.Account.UNKNOWN) ? "unknown" : "none";
        line(lines, "Positions", positions.isEmpty() ? none : String.valueOf(positions.size()));
        if (positions.isEmpty()) {
            return;
        }
        Table table = new Table("Symbol", "Quantity", "Average", "Price", "P&L", "Stop", "R");
        positions.forEach(position -> table.row(
                position.symbol(),
                position.quantity().toPlainString(),
                dollars(position.averagePrice()),
                dollars(position.price()),
                signed(position.unrealized()),
                stop(position),
                position.r() == null ? "-" : position.r().setScale(2, RoundingMode.HALF_EVEN) + "R"));
        if (table.fits("  ", lines.width())) {
            lines.all().addAll(table.lines("  "));
        } else {
            positions.forEach(position -> lines.text("    " + inWords(position)));
        }
    }

    private static String inWords(Status.Position position) {
        return position.symbol() + " " + position.quantity().toPlainString() + " @ "
                + dollars(position.averagePrice()) + ", now " + dollars(position.price()) + ", "
                + signed(position.unrealized()) + ", stop " + stop(position);
    }

    /// The stop furthest from the market, and the unprotected shares.
    private static String stop(Status.Position position) {
        boolean bare = Boolean.FALSE.equals(position.isProtected());
        if (!bare) {
            return dollars(position.stop());
        }
        return position.stop() == null || position.uncovered() == null
                ? "NONE"
                : dollars(position.stop()) + ", " + position.uncovered().toPlainString() + " WITHOUT";
    }

    private static void today(Lines lines, Status.@Nullable Today today) {
        if (today == null) {
            line(lines, "Today", "unknown");
            return;
        }
        line(
                lines,
                "Today",
                today.fills() + (today.fills() == 1 ? " fill" : " fills") + ", realized " + signed(today.realized())
                        + ", unrealized " + signed(today.unrealized()));
        line(
                lines,
                "Model",
                String.format(
                        Locale.ROOT,
                        "%d %s (%d failed, %d incomplete), %,d tokens in (%,d cached), %,d out, cost %s",
                        today.cycles(),
                        today.cycles() == 1 ? "cycle" : "cycles",
                        today.failedCycles(),
                        today.incompleteCycles(),
                        today.inputTokens(),
                        today.cachedTokens(),
                        today.outputTokens(),
                        cost(today.cost())));
        if (!today.notCompleted().isEmpty()) {
            line(lines, "Not completed", CycleCounts.reasons(today.notCompleted()));
        }
    }

    private static String cost(@Nullable BigDecimal amount) {
        return amount == null
                ? "unknown"
                : "$" + amount.setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.dollars(amount);
    }

    private static String signed(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.signedDollars(amount);
    }
}
