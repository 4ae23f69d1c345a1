package activetrader.app.chat;

import activetrader.app.status.Status;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.MarketZone;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state of the installation in a few lines for a phone.
final class ChatPages {
    private static final int TRADES_SHOWN = 12;

    private final Supplier<Status> reader;
    private final RecordFolder records;

    ChatPages(Supplier<Status> reader, RecordFolder records) {
        this.reader = reader;
        this.records = records;
    }

    String status() {
        Status status = reader.get();
        List<String> lines = new ArrayList<>();
        lines.add(status.broker() + ", " + status.phase() + "; "
                + status.nextEvent().what() + " at "
                + ConsoleText.shortTime(status.nextEvent().at()) + " (in "
                + ConsoleText.span(Duration.ofSeconds(status.nextEvent().inSeconds())) + ")");
        lines.add(mode(status.mode()));
        lines.add(status.services().stream()
                .map(service -> (service.up() ? "✅ " : "❌ ") + service.name())
                .collect(Collectors.joining("  ")));
        lines.add("Equity " + dollars(status.account().equity()) + ", cash "
                + dollars(status.account().cash()));
        lines.add("Positions: " + status.positions().size());
        lines.add(sums(status.today()));
        if (status.lastCycle() != null) {
            lines.add("Last cycle #" + status.lastCycle().number() + " at "
                    + ConsoleText.shortTime(status.lastCycle().endedAt()) + ": "
                    + status.lastCycle().outcome());
        }
        status.unreadable().forEach(fault -> lines.add("❌ " + fault));
        return String.join("\n", lines);
    }

    private static String mode(Status.Mode mode) {
        String mark = mode.mode() == Status.ModeName.ACTIVE ? "✅ " : "⚠️ ";
        List<String> blocks = mode.blocks();
        String entries = blocks == null || blocks.isEmpty() ? "" : "; no entries: " + String.join("; ", blocks);
        return mark + mode.mode() + ": " + mode.reason() + entries;
    }

    String positions() {
        Status status = reader.get();
        if (status.account().source() == Status.Source.NONE) {
            return "❌ Unknown: the account cannot be read.";
        }
        if (status.positions().isEmpty()) {
            return "Nothing is held.";
        }
        return status.positions().stream().map(ChatPages::position).collect(Collectors.joining("\n"));
    }

    private static String position(Status.Position position) {
        boolean bare = Boolean.FALSE.equals(position.isProtected());
        return position.symbol() + " " + position.quantity().toPlainString() + " @ "
                + dollars(position.averagePrice()) + ", now " + dollars(position.price()) + ", "
                + signed(position.unrealized())
                + (position.r() == null
                        ? ""
                        : " ("
                                + position.r()
                                        .setScale(2, RoundingMode.HALF_EVEN)
                                        .toPlainString() + " R)")
                + (bare ? ", 🚨 WITHOUT A STOP" : ", stop " + dollars(position.stop()));
    }

    String today() {
        Status status = reader.get();
        Status.Today today = status.today();
        if (today == null) {
            return "❌ Unknown: the records of today cannot be read.";
        }
        return status.date() + ": " + sums(today) + "\n" + today.cycles() + " cycles (" + today.failedCycles()
                + " failed, " + today.incompleteCycles() + " incomplete), model "
                + (today.cost() == null
                        ? "cost unknown"
                        : "$" + today.cost().setScale(4, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static String sums(Status.@Nullable Today today) {
        return today == null
                ? "Today: unknown"
                : "Today " + signed(today.realized()) + " realized, " + signed(today.unrealized()) + " open, "
                        + today.fills() + (today.fills() == 1 ? " fill" : " fills");
    }

    String trades() {
        LocalDate date = LocalDate.parse(reader.get().date());
        List<TradeRow> rows = new JsonlFile(records.trades(date)).read(TradeRow.class);
        if (rows.isEmpty()) {
            return "No fills on " + date + ".";
        }
        List<String> lines = new ArrayList<>();
        if (rows.size() > TRADES_SHOWN) {
            lines.add("… " + (rows.size() - TRADES_SHOWN) + " earlier");
        }
        rows.stream()
                .skip(Math.max(0, rows.size() - TRADES_SHOWN))
                .map(ChatPages::trade)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String trade(TradeRow row) {
        return MarketZone.at(row.at()).toLocalTime().withNano(0) + " " + row.action() + " " + row.quantity() + " "
                + row.symbol() + " @ " + ConsoleText.price(row.price())
                + (row.action().isClosing() ? " " + ConsoleText.signedDollars(row.profit()) : "");
    }

    private static String dollars(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.dollars(amount);
    }

    private static String signed(@Nullable BigDecimal amount) {
        return amount == null ? "-" : ConsoleText.signedDollars(amount);
    }
}
