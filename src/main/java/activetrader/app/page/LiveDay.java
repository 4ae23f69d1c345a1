package activetrader.app.page;

import activetrader.app.page.now.DayNumbers;
import activetrader.app.report.BarSource;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.report.DayParts;
import activetrader.page.report.DayReport;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The parts of one day's page, made again when its records have changed and a viewer asks. All viewers share them.
final class LiveDay {
    private final RecordFolder records;
    private final TradingDay day;
    private final InstantSource time;
    private final KeptBars bars;
    private @Nullable FileStamps stamps;
    private boolean over;
    private @Nullable DayParts parts;
    private @Nullable DayNumbers numbers;

    LiveDay(RecordFolder records, TradingDay day, InstantSource time) {
        this.records = records;
        this.day = day;
        this.time = time;
        this.bars = BarSource.ofHistory(records.dataFolder(), day.date());
    }

    TradingDay day() {
        return day;
    }

    /// The same object as before when nothing has changed.
    ///
    /// @throws java.io.UncheckedIOException when the records cannot be read
    synchronized DayParts parts() {
        FileStamps now = FileStamps.of(records, day.date());
        boolean overNow = DayReport.isOver(day, time.instant());
        DayParts known = parts;
        if (known == null || overNow != over || !now.equals(stamps)) {
            RecordedDay read = RecordedDay.read(records, day);
            known = DayParts.of(read, bars, overNow);
            numbers = DayNumbers.of(read);
            over = overNow;
            parts = known;
            stamps = now;
        }
        return known;
    }

    /// Those of the last [#parts].
    ///
    /// @throws java.io.UncheckedIOException when the records cannot be read
    synchronized DayNumbers numbers() {
        DayNumbers known = numbers;
        if (known == null) {
            parts();
            known = Objects.requireNonNull(numbers);
        }
        return known;
    }
}
