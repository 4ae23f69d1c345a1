package activetrader.storm;

import activetrader.execution.protection.StopRule;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.RiskLimits;
import activetrader.risk.RiskLimits.LossLimits;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.RiskLimits.PaceLimits;
import activetrader.risk.RiskLimits.SizeLimits;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.tape.Halt;
import activetrader.storm.DayPlan.Crash;
import activetrader.storm.DayPlan.Part;
import activetrader.storm.trouble.TroublePlanner;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws a day from its seed. Many days have few faults, some have many, and most faults are in the minutes before
/// the close.
final class DayPlanner {
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.of("SPY"), Symbol.of("AAPL"), Symbol.of("NVDA"), Symbol.of("TSLA"), Symbol.of("F"));
    private static final int MARKETS = 7;
    private static final List<LocalDate> SHORT_DAYS =
            List.of(LocalDate.of(2024, 7, 3), LocalDate.of(2024, 11, 29), LocalDate.of(2025, 11, 28));
    private static final LocalDate LONG_DAY = LocalDate.of(2026, 1, 14);

    private final Random random;
    private final long seed;

    private DayPlanner(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        random.nextLong();
    }

    static DayPlan plan(long seed) {
        return new DayPlanner(seed).plan();
    }

    private DayPlan plan() {
        int heaviness = random.nextInt(4);
        Quirks quirks = quirks(new Random(~seed));
        TradingDay day = new NyseCalendar().on(date()).orElseThrow();
        Instant start = start(day);
        Instant panicAt = oneIn(12) ? between(start, day.close().minusSeconds(60)) : null;
        return new DayPlan(
                seed,
                random.nextInt(MARKETS),
                day,
                Set.copyOf(SYMBOLS),
                start,
                oneIn(4) ? Duration.ofMillis(random.nextInt(4000) - 2000) : Duration.ZERO,
                limits(),
                execution(new Random(~seed * 31)),
                exchange().withQuirks(quirks),
                halts(day),
                gusts(day, start, heaviness),
                new int[] {0, 5, 20, 60}[heaviness],
                crashes(day, start, heaviness),
                oneIn(10) ? List.of(between(start, day.close())) : List.of(),
                stopsCancelled(start, day, new Random(~seed * 37)),
                !oneIn(5),
                panicAt,
                resumeAfter(panicAt),
                random.nextInt(5) > 0,
                !oneIn(3),
                TroublePlanner.plan(seed, day, start, SYMBOLS));
    }

    private LocalDate date() {
        return oneIn(8) ? LONG_DAY : SHORT_DAYS.get(random.nextInt(SHORT_DAYS.size()));
    }

    private Instant start(TradingDay day) {
        return switch (random.nextInt(4)) {
            case 0 -> day.wakeAt().minusSeconds(30);
            case 1 -> between(day.open(), day.lastEntryAt().minusSeconds(1800));
            default -> day.lastEntryAt().minusSeconds(2400 + random.nextInt(3000));
        };
    }

    private @Nullable Instant resumeAfter(@Nullable Instant panicAt) {
        return panicAt != null && random.nextBoolean() ? panicAt.plusSeconds(60 + random.nextInt(1200)) : null;
    }

    private RiskLimits limits() {
        RiskLimits standard = RiskLimits.defaults().with(MarketLimits.defaults().inAnyRegime());
        if (oneIn(3)) {
            return standard;
        }
        SizeLimits size = standard.size();
        return standard.with(new PaceLimits(10 + random.nextInt(40), 50, 0, 10, 1, 30, random.nextInt(3)))
                .with(new LossLimits(BigDecimal.valueOf(2), BigDecimal.valueOf(3), 2, 30))
                .with(new SizeLimits(
                        BigDecimal.ONE,
                        size.maxPositionPercent(),
                        BigDecimal.valueOf(20 + random.nextInt(60)),
                        2 + random.nextInt(4),
                        BigDecimal.valueOf(60),
                        size.groups(),
                        size.maxGrossPercent(),
                        size.buyingPowerMarginPercent(),
                        false));
    }

    /// On half of the days the intervals of the monitors are the usual ones, on the others any that may be
    /// configured. On one day in three stops follow the market.
    private static ExecutionSettings execution(Random own) {
        ExecutionSettings usual = ExecutionSettings.defaults();
        ExecutionSettings drawn = own.nextBoolean()
                ? usual
                : usual.reconcilingEvery(Duration.ofSeconds(own.nextLong(
                        ExecutionSettings.SHORTEST_INTERVAL.toSeconds(),
                        ExecutionSettings.LONGEST_INTERVAL.toSeconds() + 1)));
        return own.nextInt(3) > 0
                ? drawn
                : drawn.following(new StopRule(
                        BigDecimal.valueOf(own.nextInt(5)).movePointLeft(1),
                        BigDecimal.valueOf(own.nextInt(1, 10)).movePointLeft(1)));
    }

    private ExchangeSettings exchange() {
        return ExchangeSettings.defaults()
                .withPartialFillPercent(new int[] {10, 10, 30, 60}[random.nextInt(4)])
                .withLatency(Duration.ofMillis(oneIn(4) ? random.nextInt(3000) : 150))
                .withCancelDelay(Duration.ofMillis(oneIn(3) ? random.nextInt(6000) : 0))
                .withRequestsPerMinute(oneIn(12) ? 60 + random.nextInt(60) : 200);
    }

    /// On one day in four the broker lists orders late; on one in six it rejects some orders after it accepted
    /// them.
    private static Quirks quirks(Random own) {
        Duration lag = own.nextInt(4) == 0 ? Duration.ofMillis(own.nextInt(6000)) : Duration.ZERO;
        return Quirks.none().withVisibilityLag(lag).withRejectPercent(own.nextInt(6) == 0 ? 1 + own.nextInt(10) : 0);
    }

    private List<Halt> halts(TradingDay day) {
        List<Halt> halts = new ArrayList<>();
        if (oneIn(6)) {
            Instant from = between(day.open(), day.close().minusSeconds(60));
            halts.add(halt(from, from.plusSeconds(300 + random.nextInt(600))));
        }
        if (oneIn(25)) {
            halts.add(halt(day.close().minusSeconds(400 + random.nextInt(400)), day.close()));
        }
        return halts;
    }

    private Halt halt(Instant from, Instant until) {
        return new Halt(SYMBOLS.get(1 + random.nextInt(SYMBOLS.size() - 1)), from, until);
    }

    private List<Gust> gusts(TradingDay day, Instant start, int heaviness) {
        List<Gust> gusts = new ArrayList<>();
        for (int i = random.nextInt(1 + 3 * heaviness); i > 0; i--) {
            Instant from = between(start, day.close());
            gusts.add(new Gust(kind(), from, from.plusSeconds(1 + random.nextInt(oneIn(4) ? 600 : 40))));
        }
        if (oneIn(5)) {
            Instant from = day.close().minusSeconds(360 - random.nextInt(60));
            gusts.add(new Gust(kind(), from, day.close().minusSeconds(oneIn(4) ? 0 : 60)));
        }
        return gusts;
    }

    private Gust.Kind kind() {
        List<Gust.Kind> kinds = List.of(Gust.Kind.values());
        return kinds.get(random.nextInt(kinds.size()));
    }

    private List<Crash> crashes(TradingDay day, Instant start, int heaviness) {
        List<Crash> crashes = new ArrayList<>();
        for (int i = random.nextInt(2 + 3 * heaviness); i > 0; i--) {
            Instant at = oneIn(3)
                    ? between(day.flattenAt().minusSeconds(30), day.close())
                    : between(start.plusSeconds(30), day.close());
            crashes.add(crash(at));
        }
        return crashes;
    }

    private Crash crash(Instant at) {
        int which = random.nextInt(5);
        Part part = which == 0 ? Part.DATA : which == 1 ? Part.DAEMON : Part.TRADE;
        int looks = oneIn(3) ? 0 : 1 + random.nextInt(120);
        return new Crash(part, at, looks, Duration.ofSeconds(5 + random.nextInt(oneIn(5) ? 400 : 26)));
    }

    /// When a person cancels the stops by hand; on one day in four.
    private static List<Instant> stopsCancelled(Instant start, TradingDay day, Random own) {
        long span = Duration.between(start, day.close()).toMillis();
        return own.nextInt(4) > 0
                ? List.of()
                : Stream.generate(() -> start.plusMillis(own.nextLong(span)))
                        .limit(own.nextInt(1, 6))
                        .toList();
    }

    private Instant between(Instant from, Instant until) {
        return from.plusMillis(random.nextLong(Duration.between(from, until).toMillis()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
