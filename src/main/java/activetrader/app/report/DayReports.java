package activetrader.app.report;

import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.picture.DayPicture;
import activetrader.page.report.DayReport;
import activetrader.page.report.ReportFile;
import activetrader.session.Progress;
import activetrader.session.summary.DaySummary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the report and the picture of each day beside its summary, after the close. What cannot be written is
/// logged and left out: `active-trader report` makes it at any time.
public record DayReports(RecordFolder records, TradingCalendar calendar, BiConsumer<LocalDate, Path> pictured)
        implements Progress {
    private static final Logger log = LoggerFactory.getLogger(DayReports.class);

    @Override
    public void status(String line) {
        // nothing to write
    }

    @Override
    public void dayEnded(DaySummary summary) {
        Thread.ofVirtual().name("report").start(() -> write(LocalDate.parse(summary.date())));
    }

    private void write(LocalDate date) {
        try {
            calendar.on(date).ifPresent(day -> {
                log.info(
                        "report written file={}", write(records, day, BarSource.ofHistory(records.dataFolder(), date)));
                Path picture = writePicture(records, day);
                log.info("picture written file={}", picture);
                pictured.accept(date, picture);
            });
        } catch (RuntimeException e) {
            log.warn("no report of the day date={} reason=\"{}\"", date, e.toString());
        }
    }

    /// Writes the report of `day` to its place among `records`.
    ///
    /// @return the file
    /// @throws java.io.UncheckedIOException when the records cannot be read or the file cannot be written
    public static Path write(RecordFolder records, TradingDay day, KeptBars bars) {
        Path file = records.report(day.date());
        write(file, records, day, bars, true);
        return file;
    }

    private static Path writePicture(RecordFolder records, TradingDay day) {
        Path file = records.picture(day.date());
        writePicture(file, records, day, true);
        return file;
    }

    static void writePicture(Path file, RecordFolder records, TradingDay day, boolean over) {
        ReportFile.write(file, DayPicture.png(RecordedDay.read(records, day), over));
    }

    static void write(Path file, RecordFolder records, TradingDay day, KeptBars bars, boolean over) {
        ReportFile.write(file, DayReport.of(RecordedDay.read(records, day), bars, over));
    }
}
