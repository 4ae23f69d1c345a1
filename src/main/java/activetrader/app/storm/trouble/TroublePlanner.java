package activetrader.app.storm.trouble;

import activetrader.app.storm.trouble.Trouble.ClockStep;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws the trouble of a day from its seed. Each kind is there on some days only, about one in six.
public final class TroublePlanner {
    private static final List<String> LISTS = List.of("/v2/positions", "/v2/orders", "/v2/account/activities");
    private static final List<String> FACTORS = List.of("0.1", "0.5", "2", "10");
    private static final List<Lie.FalseField> FIELDS = List.of(
            new Lie.FalseField("last_equity", "0"),
            new Lie.FalseField("last_equity", "N/A"),
            new Lie.FalseField("last_equity", "1000000"),
            new Lie.FalseField("qty_available", "1000000"),
            new Lie.FalseField("buying_power", "99999999"));
    private static final int LONGEST_STEP_MINUTES = 300;
    private static final int ODDS = 6;

    private final Random random;
    private final TradingDay day;
    private final Instant start;
    private final List<FaultRule> rules = new ArrayList<>();

    private TroublePlanner(Random random, TradingDay day, Instant start) {
        this.random = random;
        this.day = day;
        this.start = start;
    }

    /// @param start when the trader is started
    /// @param symbols at least one, in a fixed order
    public static Trouble plan(long seed, TradingDay day, Instant start, List<Symbol> symbols) {
        Random random = new Random(~seed * 43);
        random.nextLong();
        return new TroublePlanner(random, day, start).plan(symbols);
    }

    private Trouble plan(List<Symbol> symbols) {
        prices();
        lists();
        calendar();
        hangs();
        bodies();
        fields();
        return new Trouble(
                rules,
                steps(),
                new ScriptPlanner(random, day, start, symbols).plan(),
                oneIn(ODDS) ? moments() : List.of());
    }

    private void prices() {
        if (oneIn(ODDS)) {
            Mishap mishap = switch (random.nextInt(6)) {
                case 0 -> new Mishap.StaleQuotes(Duration.ofSeconds(60 + random.nextInt(600)));
                case 1 -> new Mishap.CrossedQuotes();
                case 2 -> new Mishap.Lying(new Lie.OneSidedQuotes());
                default -> new Mishap.Lying(new Lie.ScaledPrices(new BigDecimal(one(FACTORS)), random.nextInt(3) == 0));
            };
            rules.add(sometimes(mishap, 1800).with("GET", "/v2/stocks").percent(oneIn(2) ? 100 : 40));
        }
    }

    private void lists() {
        if (oneIn(ODDS)) {
            Lie lie = new Lie.OddList(one(List.of(Oddity.values())));
            rules.add(sometimes(new Mishap.Lying(lie), 600)
                    .with("GET", one(LISTS))
                    .percent(oneIn(2) ? 100 : 30));
        }
    }

    private void calendar() {
        if (oneIn(ODDS)) {
            Lie lie = new Lie.FalseCalendar(one(List.of(CalendarFault.values())));
            rules.add(FaultRule.always(new Mishap.Lying(lie)).with("GET", "/v2/calendar"));
        }
    }

    private void hangs() {
        if (oneIn(ODDS)) {
            Duration hang = Duration.ofMillis(random.nextLong(1_000, 10_001));
            Mishap mishap = oneIn(2) ? new Mishap.Slow(hang) : new Mishap.SlowAnswer(hang);
            rules.add(sometimes(mishap, 7200).with("POST", "/v2/orders").percent(40));
        }
    }

    private void bodies() {
        if (oneIn(ODDS)) {
            rules.add(sometimes(new Mishap.Lying(oneIn(2) ? new Lie.Garbage() : new Lie.EchoedHeaders()), 1800)
                    .percent(5));
        }
        if (oneIn(2 * ODDS)) {
            rules.add(sometimes(new Mishap.Lying(new Lie.Endless()), 1800)
                    .percent(5)
                    .atMost(3));
        }
    }

    private void fields() {
        if (oneIn(ODDS)) {
            rules.add(sometimes(new Mishap.Lying(one(FIELDS)), 7200));
        }
    }

    /// On one day in eight, sometimes set right again later. Never so far that the date changes.
    private List<ClockStep> steps() {
        if (!oneIn(8)) {
            return List.of();
        }
        Duration by = Duration.ofSeconds(random.nextLong(-60L * LONGEST_STEP_MINUTES, 60L * LONGEST_STEP_MINUTES + 1));
        Instant at = moment();
        ClockStep step = new ClockStep(at, by);
        return oneIn(2)
                ? List.of(step)
                : List.of(step, new ClockStep(at.plusSeconds(1 + random.nextInt(1800)), by.negated()));
    }

    private List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            moments.add(moment());
        }
        return moments;
    }

    /// `mishap` for up to so many seconds, at some time of the day.
    private FaultRule sometimes(Mishap mishap, int longestSeconds) {
        Instant from = moment();
        Instant until = from.plusSeconds(10 + random.nextInt(longestSeconds));
        return FaultRule.always(mishap)
                .between(from, Instants.earlier(until, day.close().plusSeconds(60)));
    }

    private Instant moment() {
        return start.plusMillis(
                random.nextLong(Duration.between(start, day.close()).toMillis()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
