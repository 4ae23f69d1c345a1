package activetrader.app.cli;

import activetrader.config.ConfigException;
import activetrader.session.console.Columns;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.tape.recorded.BarFileException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of the commands that simulate a market.
public final class MarketOptions {
    @Option(
            names = "--bars",
            paramLabel = "DIR",
            description = "Recorded 1-minute bars: a history such as data/history, or a folder of files"
                    + " SYMBOL_YYYY-MM-DD.csv. Default: a synthetic day.")
    private @Nullable Path bars;

    @Option(
            names = "--bars-feed",
            paramLabel = "NAME",
            description = "Whose bars of a history, such as sip or iex. Needed when it holds those of several.")
    private @Nullable String feed;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "The trading day. Default: the last recorded one; 2026-01-14 for a synthetic day.")
    private @Nullable String date;

    @Option(names = "--symbols", paramLabel = "A,B", split = ",", description = "Only these symbols.")
    private String @Nullable [] symbols;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. Default: 1.")
    private @Nullable Long seed;

    @Option(names = "--cash", paramLabel = "DOLLARS", description = "What the account starts with.")
    private @Nullable BigDecimal cash;

    /// The simulator that the options describe.
    ///
    /// @throws ConfigException when an option makes no sense
    public SimulatorSettings simulator(BigDecimal usualCash) {
        return choice().simulator(usualCash).withDate(parsedDate());
    }

    /// The market without its date.
    public MarketChoice choice() {
        return new MarketChoice(
                bars == null ? null : bars.toString(),
                feed,
                symbols == null ? null : List.of(symbols),
                seed == null ? 1 : seed,
                cash);
    }

    /// Whether an option besides the date chooses the market.
    public boolean isChosen() {
        return bars != null || symbols != null || seed != null || cash != null;
    }

    /// The folder of recorded bars that an option names; null when none does.
    public @Nullable Path bars() {
        return bars;
    }

    /// The feed of a history that an option names; null when none does.
    public @Nullable String feed() {
        return feed;
    }

    /// The date that an option names; empty when none does.
    ///
    /// @throws ConfigException when it is no date
    public Optional<LocalDate> date() {
        return Optional.ofNullable(parsedDate());
    }

    /// The prices of the day that `settings` choose. Prints notes on them.
    ///
    /// @throws ConfigException when there are none, or the files have a fault
    public static Tapes.Dated load(SimulatorSettings settings) {
        Tapes.Dated market = loadAgain(settings);
        market.warnings()
                .forEach(warning -> Columns.wrapped(
                                "⚠️  " + warning, Terminal.error().pageColumns())
                        .forEach(System.err::println));
        return market;
    }

    /// As [#load], without printing: for prices that were loaded before and that a script changes.
    ///
    /// @throws ConfigException when there are none, or the files have a fault
    public static Tapes.Dated loadAgain(SimulatorSettings settings) {
        try {
            return Simulator.load(settings);
        } catch (BarFileException | IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable LocalDate parsedDate() {
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new ConfigException("--date must look like 2026-03-02, was \"" + date + "\"");
        }
    }
}
