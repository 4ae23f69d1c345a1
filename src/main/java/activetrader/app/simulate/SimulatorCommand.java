package activetrader.app.simulate;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.MarketOptions;
import activetrader.app.logging.Logging;
import activetrader.config.ConfigException;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.access.ApiKeys;
import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The command `simulator`.
@Command(
        name = "simulator",
        description = "Serve Alpaca's trading and market-data API on loopback for one trading day. The key pair is"
                + " ALPACA_API_KEY and ALPACA_SECRET_KEY of its environment, SIM and SIM without them.",
        mixinStandardHelpOptions = true)
public final class SimulatorCommand implements Callable<Integer> {
    @Mixin
    private final MarketOptions options = new MarketOptions();

    @Option(names = "--port", paramLabel = "P", defaultValue = "8006", description = "Default: 8006; 0 for a free one.")
    private int port = 8006;

    @Option(
            names = "--start",
            paramLabel = "HH:MM",
            defaultValue = "09:20",
            description = "New York time at which the day starts. Default: 09:20.")
    private String start = "09:20";

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times faster than real time. Default: 1.")
    private BigDecimal speed = BigDecimal.ONE;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "JSON file with what is to go wrong: see docs/reference/simulator.md. Default: nothing.")
    private @Nullable Path faults;

    @Override
    public Integer call() throws InterruptedException {
        Logging.quiet();
        if (port < 0 || port > 65535) {
            throw new ConfigException("--port must be from 0 to 65535, was " + port);
        }
        SimulatorSettings settings = options.simulator(new BigDecimal("100000"))
                .withKeys(new ApiKeys(key("ALPACA_API_KEY"), key("ALPACA_SECRET_KEY")));
        Tapes.Dated market = MarketOptions.load(settings);
        if (faults == null) {
            serve(market, settings, clock(market), List.of());
        } else {
            FaultFile file = FaultFile.read(faults, settings, market.date());
            SimulatorSettings troubled = file.applyTo(settings);
            WallTime time = clock(market);
            Tapes.Dated halting = file.changesPrices() ? MarketOptions.loadAgain(troubled) : market;
            serve(halting, troubled.withFaults(file.plan(time, settings.seed())), time, file.restarts());
        }
        return ExitCode.DONE;
    }

    private WallTime clock(Tapes.Dated market) {
        TradingDay day = new NyseCalendar().on(market.date()).orElseThrow();
        return WallTime.scaled(startOf(day), WallTime.system().instant(), checkedSpeed());
    }

    private void serve(Tapes.Dated market, SimulatorSettings settings, WallTime time, List<Instant> restarts)
            throws InterruptedException {
        try (Simulator simulator = Simulator.start(market, settings, time, port)) {
            restarts.stream()
                    .filter(time.instant()::isBefore)
                    .forEach(at -> time.at(at, "restart", simulator::restart));
            System.out.println("🧪 " + simulator.tape().label() + ", "
                    + simulator.tape().symbols().size() + " symbols, at " + simulator.url());
            System.out.println("export ALPACA_BASE_URL=" + simulator.url());
            System.out.println("export ACTIVE_TRADER_CLOCK='" + time + "'");
            new CountDownLatch(1).await();
        }
    }

    private static String key(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? "SIM" : value;
    }

    private Instant startOf(TradingDay day) {
        try {
            return MarketZone.instantOf(day.date(), LocalTime.parse(start));
        } catch (DateTimeParseException e) {
            throw new ConfigException("--start must look like 09:20, was \"" + start + "\"");
        }
    }

    private BigDecimal checkedSpeed() {
        if (speed.signum() <= 0 || speed.compareTo(new BigDecimal("100000")) > 0) {
            throw new ConfigException("--speed must be above 0 and at most 100000, was " + speed);
        }
        return speed;
    }
}
