package activetrader.storm;

import activetrader.broker.OrderEvents;
import activetrader.simulator.exchange.Exchange;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The broker's order stream on simulated time, as the order desk uses it: a hint, shortly after an event of an
/// order, to read the account. Some hints are lost, and all are lost while the broker cannot be reached.
final class OrderHints {
    private static final Duration ON_ITS_WAY = Duration.ofMillis(40);
    private static final int ONE_IS_LOST_IN = 5;

    private final SimulatedTime world;
    private final DayPlan plan;
    private final Random random;
    private OrderEvents.@Nullable Listener listener;

    OrderHints(SimulatedTime world, DayPlan plan) {
        this.world = world;
        this.plan = plan;
        this.random = new Random(~plan.seed());
    }

    /// Listens to the events of `exchange` from now on; does nothing on a day without a stream.
    void attach(Exchange exchange) {
        if (plan.stream()) {
            exchange.listen(_ -> happened());
        }
    }

    private synchronized void happened() {
        Instant now = world.instant();
        OrderEvents.Listener hearing = listener;
        boolean lost =
                random.nextInt(ONE_IS_LOST_IN) == 0 || plan.gusts().stream().anyMatch(gust -> gust.covers(now));
        if (hearing != null && !lost) {
            world.at(now.plus(ON_ITS_WAY), "order hint", () -> MortalTime.runUnlessKilled(hearing::connected));
        }
    }

    private synchronized void tell(OrderEvents.@Nullable Listener hearing) {
        listener = hearing;
    }

    /// The stream for a component that has just started; it ends when a later component gets one.
    OrderEvents stream() {
        return new OrderEvents() {
            @Override
            public void listen(Listener hearing) {
                tell(hearing);
            }

            @Override
            public void close() {
                tell(null);
            }
        };
    }
}
