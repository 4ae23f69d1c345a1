package activetrader.storm.trouble;

import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.ClockFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import activetrader.simulator.script.Script;
import activetrader.storm.trouble.Trouble.ClockStep;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws the trouble of a day from its seed. Each kind occurs on about one day in six.
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

    /// The least time before the flatten: the trader may not see a later event before the close.
    private static final Duration BEFORE_FLATTEN = Duration.ofMinutes(5);

    private final Random random;
    private final Draws draws;
    private final Draws later;
    private final Random rates;
    private final TradingDay day;
    private final Instant start;
    private final List<FaultRule> rules = new ArrayList<>();

    /// @param later for kinds that were added later, so that the days of older seeds stay the same
    /// @param rates for spin-offs and mergers by rates, which were added after those
    private TroublePlanner(Random random, Random later, Random rates, TradingDay day, Instant start) {
        this.rates = rates;
        this.random = random;
        this.draws = new Draws(random, start, day.close());
        this.later = new Draws(later, start, day.close());
        this.day = day;
        this.start = start;
    }

    /// @param start when the trader is started
    /// @param symbols at least one, in a fixed order
    public static Trouble plan(long seed, TradingDay day, Instant start, List<Symbol> symbols) {
        Random random = new Random(~seed * 43);
        random.nextLong();
        return new TroublePlanner(random, new Random(~seed * 59), new Random(~seed * 61), day, start).plan(symbols);
    }

    private Trouble plan(List<Symbol> symbols) {
        prices();
        lists();
        calendar();
        hangs();
        bodies();
        fields();
        List<ClockStep> steps = steps();
        Draws inTime = new Draws(random, start, day.flattenAt().minus(BEFORE_FLATTEN));
        Script script = new ScriptPlanner(inTime, symbols).plan();
        List<Instant> attacks = draws.oneIn(ODDS) ? moments() : List.of();
        clock();
        Draws laterInTime = new Draws(later.random(), inTime.from(), inTime.until());
        ReorganizationPlanner reorganizations = new ReorganizationPlanner(laterInTime, start, symbols, script);
        Script whole =
                reorganizations.withRates(new Draws(rates, inTime.from(), inTime.until()), reorganizations.plan());
        return new Trouble(rules, steps, whole, attacks, later.one(List.of(Trouble.Overnight.values())));
    }

    /// Draws wrong clocks of the broker; half of these lies last all day.
    private void clock() {
        if (later.oneIn(ODDS)) {
            Mishap lie = new Mishap.Lying(new Lie.FalseClock(later.one(List.of(ClockFault.values()))));
            FaultRule rule = later.oneIn(2) ? FaultRule.always(lie) : sometimes(later, lie, 7200);
            rules.add(rule.with("GET", "/v2/clock"));
        }
    }

    private void prices() {
        if (draws.oneIn(ODDS)) {
            Mishap mishap = switch (random.nextInt(6)) {
                case 0 -> new Mishap.StaleQuotes(Duration.ofSeconds(60 + random.nextInt(600)));
                case 1 -> new Mishap.CrossedQuotes();
                case 2 -> new Mishap.Lying(new Lie.OneSidedQuotes());
                default ->
                    new Mishap.Lying(new Lie.ScaledPrices(new BigDecimal(draws.one(FACTORS)), random.nextInt(3) == 0));
            };
            rules.add(sometimes(mishap, 1800).with("GET", "/v2/stocks").percent(draws.oneIn(2) ? 100 : 40));
        }
    }

    private void lists() {
        if (draws.oneIn(ODDS)) {
            Lie lie = new Lie.OddList(draws.one(List.of(Oddity.values())));
            rules.add(sometimes(new Mishap.Lying(lie), 600)
                    .with("GET", draws.one(LISTS))
                    .percent(draws.oneIn(2) ? 100 : 30));
        }
    }

    private void calendar() {
        if (draws.oneIn(ODDS)) {
            Lie lie = new Lie.FalseCalendar(draws.one(List.of(CalendarFault.values())));
            rules.add(FaultRule.always(new Mishap.Lying(lie)).with("GET", "/v2/calendar"));
        }
    }

    private void hangs() {
        if (draws.oneIn(ODDS)) {
            Duration hang = Duration.ofMillis(random.nextLong(1_000, 10_001));
            Mishap mishap = draws.oneIn(2) ? new Mishap.Slow(hang) : new Mishap.SlowAnswer(hang);
            rules.add(sometimes(mishap, 7200).with("POST", "/v2/orders").percent(40));
        }
    }

    private void bodies() {
        if (draws.oneIn(ODDS)) {
            rules.add(sometimes(new Mishap.Lying(draws.oneIn(2) ? new Lie.Garbage() : new Lie.EchoedHeaders()), 1800)
                    .percent(5));
        }
        if (draws.oneIn(2 * ODDS)) {
            rules.add(sometimes(new Mishap.Lying(new Lie.Endless()), 1800)
                    .percent(5)
                    .atMost(3));
        }
    }

    private void fields() {
        if (draws.oneIn(ODDS)) {
            rules.add(sometimes(new Mishap.Lying(draws.one(FIELDS)), 7200));
        }
    }

    /// When the machine's clock steps: on one day in eight, sometimes corrected later. A step never changes the
    /// date.
    private List<ClockStep> steps() {
        if (!draws.oneIn(8)) {
            return List.of();
        }
        Duration by = Duration.ofSeconds(random.nextLong(-60L * LONGEST_STEP_MINUTES, 60L * LONGEST_STEP_MINUTES + 1));
        Instant at = draws.moment();
        ClockStep step = new ClockStep(at, by);
        return draws.oneIn(2)
                ? List.of(step)
                : List.of(step, new ClockStep(at.plusSeconds(1 + random.nextInt(1800)), by.negated()));
    }

    private List<Instant> moments() {
        List<Instant> moments = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            moments.add(draws.moment());
        }
        return moments;
    }

    /// `mishap` for up to `longestSeconds`, at some time of the day.
    private FaultRule sometimes(Mishap mishap, int longestSeconds) {
        return sometimes(draws, mishap, longestSeconds);
    }

    private FaultRule sometimes(Draws from, Mishap mishap, int longestSeconds) {
        Instant begin = from.moment();
        Instant until = begin.plusSeconds(10 + from.random().nextInt(longestSeconds));
        return FaultRule.always(mishap)
                .between(begin, Instants.earlier(until, day.close().plusSeconds(60)));
    }
}
