package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.settings.DateRange;
import activetrader.config.ConfigException;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.costs.TradingCosts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import picocli.CommandLine;

class DaysOptionsTest {
    private static final SimulatorSettings MARKET = SimulatorSettings.defaults();

    @CommandLine.Command
    private static final class Host {
        @CommandLine.Mixin
        private final DaysOptions days = new DaysOptions();
    }

    private static DaysOptions options(String... arguments) {
        Host host = new Host();
        new CommandLine(host).parseArgs(arguments);
        return host.days;
    }

    private static String problem(Executable asked) {
        return String.valueOf(assertThrows(ConfigException.class, asked).getMessage());
    }

    @Test
    void defaults_areRules_andTheCostsOfALiveAccount() {
        DaysOptions days = options();

        assertEquals("rules", days.model());
        assertEquals("alpaca", days.costs());
        assertEquals(TradingCosts.ALPACA, days.withCosts(MARKET).exchange().costs());
        assertFalse(days.namesJobs());
        assertEquals(Runtime.getRuntime().availableProcessors(), days.jobs());
    }

    @Test
    void days_areFromTheOneToTheOther() {
        DaysOptions days = options("--from", "2026-01-15", "--to", "2026-01-20", "--jobs", "3");

        assertEquals(
                List.of(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 1, 16), LocalDate.of(2026, 1, 20)),
                days.dates(MARKET, new DateRange(null, null)));
        assertTrue(days.namesJobs());
        assertEquals(3, days.jobs());
    }

    @Test
    void mistakes_areNamed() {
        assertEquals(
                "--jobs must be a whole number from 1 to 64, was 0",
                problem(() -> options("--jobs", "0").jobs()));
        assertEquals(
                "--costs must be none, alpaca or stress, was \"free\"",
                problem(() -> options("--costs", "free").withCosts(MARKET)));
        assertEquals(
                "--date is for one day; name --from and --to",
                problem(() -> options().withCosts(MARKET.withDate(LocalDate.of(2026, 1, 15)))));
    }
}
