package activetrader.app.history;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.Terminal;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaPastBars;
import activetrader.broker.alpaca.Feed;
import activetrader.config.ConfigException;
import activetrader.history.fetch.FetchProgress;
import activetrader.history.fetch.HistoryFetch;
import activetrader.journal.InstanceLock;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `history fetch`.
@Command(
        name = "fetch",
        description =
                "Get bars of minutes and days, splits and dividends from Alpaca. A fetch that was stopped continues"
                        + " from there when it is called again.",
        mixinStandardHelpOptions = true)
public final class HistoryFetchCommand implements Callable<Integer> {
    @Mixin
    private final HistoryOptions options = new HistoryOptions();

    @Option(names = "--from", paramLabel = "YYYY-MM-DD", required = true, description = "The first day.")
    private String from = "";

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", required = true, description = "The last day.")
    private String to = "";

    @Option(names = "--universe", description = "The symbols of the configuration, which are also the default.")
    private boolean universe;

    @Option(
            names = "--feed",
            paramLabel = "sip|iex",
            defaultValue = "sip",
            description = "All exchanges, which the free plan has 16 minutes late, or IEX alone. Default: sip.")
    private FetchFeed feed = FetchFeed.SIP;

    /// The feeds that Alpaca has past bars of.
    enum FetchFeed {
        SIP(Feed.DELAYED_SIP),
        IEX(Feed.IEX);

        private final Feed alpacas;

        FetchFeed(Feed alpacas) {
            this.alpacas = alpacas;
        }
    }

    @Override
    public Integer call() {
        LocalDate first = date("--from", from);
        LocalDate last = date("--to", to);
        if (last.isBefore(first)) {
            throw new ConfigException("--to " + to + " is before --from " + from);
        }
        Settings settings = options.installation().operatorSettings(Settings.Needs.ALPACA_KEYS);
        Collection<Symbol> symbols = symbols(settings);
        TimeSource time =
                ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        ProgressBar bar = Terminal.error().isThere()
                ? new ProgressBar(System.err, Terminal.error().columns(), WallTime.system())
                : null;
        FetchProgress progress = bar == null ? (_, _, _) -> {} : bar;
        try (InstanceLock _ = options.folder().lock();
                AlpacaPastBars source = new AlpacaPastBars(settings.alpaca().with(feed.alpacas), time)) {
            HistoryFetch.Result result = new HistoryFetch(source, options.folder(), new NyseCalendar(), time, progress)
                    .run(symbols, first, last);
            System.out.println("✅ " + symbols.size() + " symbols from " + first + " to " + last + ", feed "
                    + source.feed() + ": " + result.fetched() + " sessions fetched, " + result.covered()
                    + " were there, " + result.requests() + " requests");
        } finally {
            if (bar != null) {
                bar.end();
            }
        }
        return ExitCode.DONE;
    }

    private Collection<Symbol> symbols(Settings settings) {
        Set<Symbol> named = options.symbols();
        if (universe && !named.isEmpty()) {
            throw new ConfigException("--universe and --symbols exclude each other");
        }
        return named.isEmpty() ? settings.configuration().universe() : named;
    }

    private static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new ConfigException(option + " must look like 2026-03-02, was \"" + text + "\"");
        }
    }
}
