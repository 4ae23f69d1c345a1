package activetrader.session.summary;

import activetrader.agent.daylog.DayLog;
import activetrader.agent.daylog.DayTally;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.market.calendar.TradingDay;
import activetrader.session.trader.Holdings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds a day up from its trade rows and decision logs and writes `summary/<date>.json`.
public final class DaySummaryWriter {
    private final RecordFolder records;

    public DaySummaryWriter(RecordFolder records) {
        this.records = records;
    }

    /// The day's summary, which is also in its file when this returns.
    ///
    /// @param holdings after the close; null when nobody could say
    /// @throws UncheckedIOException when the records cannot be read or the file cannot be written
    public DaySummary write(TradingDay day, @Nullable Holdings holdings) {
        DaySummary summary = summary(day, holdings);
        Path file = records.summary(day.date()).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, Json.writePretty(summary) + "\n", StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        return summary;
    }

    /// Whether there are records of `day` and nobody has added them up: it ended while the daemon was down.
    public boolean isOwed(TradingDay day) {
        boolean recorded = Files.exists(records.trades(day.date())) || Files.isDirectory(records.log(day.date()));
        return recorded && !Files.exists(records.summary(day.date()));
    }

    private DaySummary summary(TradingDay day, @Nullable Holdings holdings) {
        DayTally tally = DayTally.of(new DayLog(records).cycles(day.date()));
        RoundTrips trips = RoundTrips.of(new JsonlFile(records.trades(day.date())).read(TradeRow.class));
        return new DaySummary(
                day.date().toString(),
                records.signature(),
                day.open(),
                day.close(),
                day.isEarlyClose(),
                tally.cycles(),
                tally.failed(),
                trips.fills(),
                trips.profits().size(),
                trips.winning(),
                trips.losing(),
                trips.total(),
                holdings == null ? null : holdings.cash().value(),
                holdings == null ? null : holdings.equity().value(),
                holdings == null ? null : holdings.isFlat(),
                left(holdings, trips),
                tally.tokens().input(),
                tally.tokens().cached(),
                tally.tokens().output(),
                tally.cost());
    }

    private static List<String> left(@Nullable Holdings holdings, RoundTrips trips) {
        return holdings == null
                ? trips.left().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue().toPlainString())
                        .toList()
                : holdings.positions().stream()
                        .map(line -> line.symbol() + " " + line.quantity().toPlainString())
                        .toList();
    }
}
