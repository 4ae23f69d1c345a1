package activetrader.app.backtest;

import activetrader.agent.model.ModelSettings;
import activetrader.app.settings.DateRange;
import activetrader.config.ConfigException;
import activetrader.simulator.SimulatorSettings;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands that play many days: which days, who decides, what trading costs, how many at a time.
public final class DaysOptions {
    private static final int MOST_JOBS = 64;

    @Option(
            names = "--from",
            paramLabel = "YYYY-MM-DD",
            description = "The first day. Default: date_range of the configuration, or the first recorded one.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "The last day. Default: likewise.")
    private @Nullable String to;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = ModelSettings.RULES,
            description =
                    "rules (the default), opening-range, config for the configured model, java:NAME, or a model id.")
    private String model = ModelSettings.RULES;

    @Option(
            names = "--costs",
            paramLabel = "none|alpaca|stress",
            defaultValue = "alpaca",
            description = "What trading costs: as in a paper account, in a live account (the default), or more.")
    private String costs = "alpaca";

    @Option(names = "--jobs", paramLabel = "N", description = "Days at a time. Default: one a processor.")
    private @Nullable Integer jobs;

    /// The name of the model, as an option has it.
    public String model() {
        return model;
    }

    /// `none`, `alpaca` or `stress`, as [#withCosts] requires.
    public String costs() {
        return costs;
    }

    /// `market` with the costs of trading.
    ///
    /// @throws ConfigException when there are no such costs, or when `market` has a date, as it is for one day
    public SimulatorSettings withCosts(SimulatorSettings market) {
        if (market.date() != null) {
            throw new ConfigException("--date is for one day; name --from and --to");
        }
        return CostLevel.of(costs).in(market);
    }

    /// The days, in order.
    ///
    /// @param configured for a command that names no day
    /// @throws ConfigException when there are none
    public List<LocalDate> dates(SimulatorSettings market, DateRange configured) {
        return BacktestDates.of(market, from, to, configured);
    }

    /// Whether an option says how many days are played at a time.
    public boolean namesJobs() {
        return jobs != null;
    }

    /// Days at a time, from 1 to 64.
    ///
    /// @throws ConfigException when an option says another number
    public int jobs() {
        int chosen = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (chosen < 1 || chosen > MOST_JOBS) {
            throw new ConfigException("--jobs must be a whole number from 1 to " + MOST_JOBS + ", was " + chosen);
        }
        return chosen;
    }
}
