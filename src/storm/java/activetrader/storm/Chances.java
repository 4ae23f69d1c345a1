package activetrader.storm;

import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether the positions could be closed in the last minutes of a day: for long enough at a stretch, a running
/// process that flattens, a broker that answers and a symbol that trades.
final class Chances {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration ENOUGH = Duration.ofSeconds(45);
    private static final Duration ENOUGH_AMONG_LIES = Duration.ofMinutes(2);
    private static final Duration STARTING = Duration.ofSeconds(5);

    private final SimulatedTime world;
    private final DayPlan plan;
    private final Component trade;
    private final List<Instant> manned = new ArrayList<>();

    private boolean served;

    Chances(SimulatedTime world, DayPlan plan, Component trade) {
        this.world = world;
        this.plan = plan;
        this.trade = trade;
    }

    void start() {
        next(plan.day().serverFlattenAt());
    }

    private void next(Instant at) {
        world.at(at, "chances", () -> {
            Instant up = trade.upSince();
            boolean serving = up != null && !up.plus(STARTING).isAfter(at);
            served = serving;
            if ((up != null && serving && !startedByAWrongClock(up))
                    || (plan.timer() && !at.isBefore(plan.day().independentFlattenAt()))) {
                manned.add(at);
            }
            if (at.isBefore(plan.day().close())) {
                next(at.plus(STEP));
            }
        });
    }

    /// Whether the service started with a clock that is hours off; then it does not know when to flatten.
    private boolean startedByAWrongClock(Instant up) {
        return plan.trouble().steps().stream().anyMatch(step -> step.at().isBefore(up));
    }

    /// Whether alpaca-trade was up at the close.
    boolean tradeServed() {
        return served;
    }

    boolean anyProcessAlive() {
        return !manned.isEmpty();
    }

    boolean had(Symbol symbol) {
        TradingDay day = plan.day();
        Duration stretch = Duration.ZERO;
        Instant before = day.serverFlattenAt();
        for (Instant at : manned) {
            boolean unbroken = Duration.between(before, at).compareTo(STEP) <= 0 && isCalm(symbol, at);
            stretch = unbroken ? stretch.plus(STEP) : Duration.ZERO;
            before = at;
            if (stretch.compareTo(plan.trouble().rules().isEmpty() ? ENOUGH : ENOUGH_AMONG_LIES) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isCalm(Symbol symbol, Instant at) {
        return plan.gusts().stream().noneMatch(gust -> gust.covers(at))
                && !plan.trouble().emptiesLists(at)
                && !plan.trouble().isRefused(symbol, at)
                && plan.halts().stream()
                        .noneMatch(halt ->
                                halt.symbol().equals(symbol) && !at.isBefore(halt.from()) && at.isBefore(halt.until()));
    }
}
