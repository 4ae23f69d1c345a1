package activetrader.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.World;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.tape.Halt;
import activetrader.storm.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The last minutes of a day that closes at 16:00; alpaca-trade flattens from 15:55:30 on, the timer from 15:56:30.
class ChancesTest {
    private static final Symbol MSFT = Symbol.of("MSFT");

    private final World world = new World();
    private final Component trade = new Component("trade", world.time, Duration.ZERO, _ -> () -> {}, () -> {});

    private Chances chancesOf(DayPlan plan) {
        Chances chances = new Chances(world.time, plan, trade);
        chances.start();
        return chances;
    }

    private void passTheClose() {
        world.until("16:01");
    }

    private static Gust cut(String from, String until) {
        return new Gust(Gust.Kind.CUT, World.at(from), World.at(until));
    }

    @Test
    void chance_isThere_whenTheServiceRuns() {
        trade.start();
        Chances chances = chancesOf(TestPlans.withoutTimer());

        passTheClose();

        assertTrue(chances.had(World.AAPL));
        assertTrue(chances.anyProcessAlive());
        assertTrue(chances.tradeServed());
    }

    @Test
    void noChance_whenNothingRuns() {
        Chances chances = chancesOf(TestPlans.withoutTimer());

        passTheClose();

        assertFalse(chances.had(World.AAPL));
        assertFalse(chances.anyProcessAlive());
        assertFalse(chances.tradeServed());
    }

    @Test
    void chance_isThere_whenTheTimerAloneRuns() {
        Chances chances = chancesOf(TestPlans.quiet());

        passTheClose();

        assertTrue(chances.had(World.AAPL));
        assertFalse(chances.tradeServed());
    }

    /// 45 seconds in a row are needed.
    @ParameterizedTest
    @CsvSource({
        "15:50, 15:59:14, true",
        "15:50, 15:59:17, false",
        "15:50, 16:00, false",
        "15:56:16, 16:00, true",
        "15:56:13, 16:00, false"
    })
    void chance_needsABrokerThatAnswers_forLongEnough(String from, String until, boolean had) {
        trade.start();
        Chances chances = chancesOf(TestPlans.withoutTimer(cut(from, until)));

        passTheClose();

        assertEquals(had, chances.had(World.AAPL));
    }

    @Test
    void shortCalms_areNoChance_howeverManyThereAre() {
        trade.start();
        Chances chances = chancesOf(TestPlans.withoutTimer(
                cut("15:55:30", "15:56:30"),
                cut("15:57:10", "15:57:40"),
                cut("15:58:20", "15:58:50"),
                cut("15:59:30", "16:00")));

        passTheClose();

        assertFalse(chances.had(World.AAPL));
    }

    @Test
    void chance_needsASymbolThatTrades() {
        trade.start();
        Chances chances = chancesOf(TestPlans.withHalt(new Halt(World.AAPL, World.at("15:50"), World.at("16:00"))));

        passTheClose();

        assertFalse(chances.had(World.AAPL));
        assertTrue(chances.had(MSFT));
    }

    @Test
    void chance_needsAnAssetThatTheBrokerTakesOrdersIn() {
        trade.start();
        Chances chances = chancesOf(
                TestPlans.withAsset(new AssetChange(World.AAPL, World.at("15:00"), AssetChange.State.UNTRADABLE)));

        passTheClose();

        assertFalse(chances.had(World.AAPL));
        assertTrue(chances.had(MSFT));
    }

    @Test
    void noChance_whenTheServiceCrashesEveryFortySeconds() {
        trade.start();
        Chances chances = chancesOf(TestPlans.withoutTimer());
        for (Instant at = World.at("15:55"); at.isBefore(World.at("16:00")); at = at.plusSeconds(40)) {
            world.time.at(at, "crash", () -> trade.crash(0, Duration.ofSeconds(5)));
        }

        passTheClose();

        assertFalse(chances.had(World.AAPL));
        assertTrue(chances.anyProcessAlive());
    }

    @Test
    void noChance_whenTheServiceStartsWithAWrongClock() {
        Chances chances = chancesOf(TestPlans.withStep(new Trouble.ClockStep(World.at("15:00"), Duration.ofHours(-3))));
        world.until("15:30");
        trade.start();

        passTheClose();

        assertFalse(chances.had(World.AAPL));
    }

    @Test
    void chance_isThere_whenTheClockIsSetWhileTheServiceRuns() {
        trade.start();
        Chances chances = chancesOf(TestPlans.withStep(new Trouble.ClockStep(World.at("15:00"), Duration.ofHours(-3))));

        passTheClose();

        assertTrue(chances.had(World.AAPL));
    }
}
