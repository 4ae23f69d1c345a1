package activetrader.app.report;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.InstallationOptions;
import activetrader.app.cli.RecordChoice;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.config.ConfigException;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDates;
import activetrader.page.report.DayReport;
import activetrader.page.report.RangeReport;
import activetrader.page.report.ReportFile;
import activetrader.simulator.tape.recorded.BarFileException;
import activetrader.statistics.TradingSample;
import activetrader.statistics.records.RecordedSample;
import activetrader.statistics.report.Evidence;
import activetrader.statistics.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `report`.
@Command(
        name = "report",
        description =
                "Write a trading day as one HTML file, from its records: equity, each trade on its prices, refusals,"
                        + " every cycle, costs. With --from or --to: many days, with their statistics. The file needs"
                        + " no network and no other file.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "The day. Default: the last recorded one.")
    private @Nullable String date;

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM-DD",
            description = "The first of many days. Default: the first recorded one.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "YYYY-MM-DD",
            description = "The last of many days. Default: the last recorded one.")
    private @Nullable String to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the file goes. Default: summary/YYYY-MM-DD.html with the records, or"
                    + " summary/FROM_to_TO.html.")
    private @Nullable Path out;

    @Option(
            names = "--png",
            description = "A picture for a phone instead of a page: a PNG of 1080 x 1350 pixels, by default"
                    + " summary/YYYY-MM-DD.png with the records.")
    private boolean png;

    @Option(
            names = "--bars",
            paramLabel = "DIR",
            description = "1-minute bars for the candles: a history, or a folder of SYMBOL_YYYY-MM-DD.csv. Default: the"
                    + " history of the data folder; without it, prices as the records have them.")
    private @Nullable Path bars;

    @Option(
            names = "--signature",
            paramLabel = "NAME",
            description = "Whose records. Default: those of the configured signature, or the only ones there are.")
    private @Nullable String signature;

    @Override
    public Integer call() {
        Settings settings = options.operatorSettings(Settings.Needs.NOTHING);
        RecordFolder records = RecordChoice.of(settings, signature);
        if (from != null || to != null) {
            String single = date != null ? "--date" : bars != null ? "--bars" : png ? "--png" : "";
            if (!single.isEmpty()) {
                throw new ConfigException(single + " is for one day, --from and --to for many");
            }
            return many(records);
        }
        TradingDay day = day(settings, records);
        if (png) {
            return picture(settings, records, day);
        }
        Path file = out == null ? records.report(day.date()) : out;
        try {
            DayReports.write(file, records, day, keptBars(settings, day), isOver(settings, day));
        } catch (BarFileException e) {
            throw new ConfigException("--bars: " + e.getMessage());
        }
        System.out.println("📄 " + file);
        return ExitCode.DONE;
    }

    private int picture(Settings settings, RecordFolder records, TradingDay day) {
        if (bars != null) {
            throw new ConfigException("--bars is for the candles of a page; a picture has none");
        }
        Path file = out == null ? records.picture(day.date()) : out;
        DayReports.writePicture(file, records, day, isOver(settings, day));
        System.out.println("🖼 " + file);
        return ExitCode.DONE;
    }

    private int many(RecordFolder records) {
        LocalDate first = from == null ? LocalDate.MIN : parsed("--from", from);
        LocalDate last = to == null ? LocalDate.MAX : parsed("--to", to);
        TradingSample sample;
        try {
            sample = RecordedSample.read(records).between(first, last);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("no result of these days: " + e.getMessage());
        }
        Path file = out == null
                ? records.report(sample.dates().getLast())
                        .resolveSibling(sample.dates().getFirst() + "_to_"
                                + sample.dates().getLast() + ".html")
                : out;
        ReportFile.write(
                file, RangeReport.of("Records of " + records.signature(), sample, Results.of(sample, Evidence.none())));
        System.out.println("📄 " + file);
        return ExitCode.DONE;
    }

    private static boolean isOver(Settings settings, TradingDay day) {
        return DayReport.isOver(
                day,
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl())
                        .instant());
    }

    private KeptBars keptBars(Settings settings, TradingDay day) {
        if (bars == null) {
            return BarSource.ofHistory(settings.installation().data(), day.date());
        }
        if (!Files.isDirectory(bars)) {
            throw new ConfigException("--bars " + bars + ": there is no such folder");
        }
        return BarSource.at(bars, day.date());
    }

    private TradingDay day(Settings settings, RecordFolder records) {
        NavigableSet<LocalDate> dates = RecordedDates.of(records);
        if (dates.isEmpty()) {
            throw new ConfigException("no day is recorded in " + records.root());
        }
        LocalDate wanted = date == null ? dates.last() : parsed("--date", Objects.requireNonNull(date));
        if (!dates.contains(wanted)) {
            throw new ConfigException("--date " + wanted + ": nothing is recorded; the recorded days are from "
                    + dates.first() + " to " + dates.last());
        }
        return new StoredCalendar(settings.installation().data(), new NyseCalendar())
                .on(wanted)
                .orElseThrow(() -> new ConfigException("--date " + wanted + " is no trading day"));
    }

    private static LocalDate parsed(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ConfigException(option + " must look like 2026-03-02, was \"" + text + "\"");
        }
    }
}
