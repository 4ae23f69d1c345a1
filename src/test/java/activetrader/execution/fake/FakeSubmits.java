package activetrader.execution.fake;

import activetrader.broker.BrokerException;
import activetrader.broker.RejectReason;
import activetrader.market.NewOrder;
import activetrader.market.Order;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/// The way of orders to the book of a [FakeBroker]: orders and answers that get lost or come late.
public final class FakeSubmits {
    /// What happens to a submitted order instead of a plain answer.
    public enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        BUSY
    }

    /// How long an order takes to the broker, and its answer back.
    public record Hang(Duration there, Duration back) {
        public static final Hang NONE = new Hang(Duration.ZERO, Duration.ZERO);
    }

    /// An order on its way: when it was sent, and when it arrived.
    public record Passage(NewOrder order, Instant sent, Instant arrived) {}

    /// How long a client waits for the answer to an order.
    public static final Duration ORDER_TIMEOUT = Duration.ofSeconds(10);

    /// The faults of the next orders.
    public final Deque<Fault> faults = new ArrayDeque<>();
    /// The reasons for which the next orders are rejected.
    public final Deque<RejectReason> rejections = new ArrayDeque<>();
    /// How long the next orders take.
    public final Deque<Hang> hangs = new ArrayDeque<>();
    /// How long orders take that `hangs` does not name.
    public Supplier<Hang> hang = () -> Hang.NONE;
    /// The orders that arrived.
    public final List<Passage> passages = new ArrayList<>();

    private final FakeCalls calls;
    private final FakeOrderBook orders;
    private final TimeSource time;

    FakeSubmits(FakeCalls calls, FakeOrderBook orders, TimeSource time) {
        this.calls = calls;
        this.orders = orders;
        this.time = time;
    }

    Order submit(NewOrder wanted) {
        RejectReason rejection = rejections.poll();
        if (rejection != null) {
            throw new BrokerException.Rejected(rejection, 403, 40310000, "rejected by the test");
        }
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        return switch (fault) {
            case NONE -> arrive(wanted, hangs.isEmpty() ? hang.get() : hangs.poll());
            case BUSY -> throw new BrokerException.Transient("429 rate limit exceeded", null);
            case LOST_BEFORE -> throw new BrokerException.OutcomeUnknown("reset", null);
            case LOST_AFTER -> {
                accept(wanted);
                throw new BrokerException.OutcomeUnknown("timeout", null);
            }
        };
    }

    /// An order that is on its way when its sender gives up still arrives.
    private Order arrive(NewOrder wanted, Hang hang) {
        Instant sent = time.instant();
        Instant givenUp = sent.plus(ORDER_TIMEOUT);
        if (hang.there().compareTo(ORDER_TIMEOUT) >= 0) {
            time.at(sent.plus(hang.there()), "late order", () -> acceptLate(wanted, sent));
            calls.pause(ORDER_TIMEOUT);
            throw new BrokerException.OutcomeUnknown("not answered within 10 s", null);
        }
        calls.pause(hang.there());
        Order accepted = accept(wanted);
        passages.add(new Passage(wanted, sent, time.instant()));
        if (sent.plus(hang.there()).plus(hang.back()).isBefore(givenUp)) {
            calls.pause(hang.back());
            return accepted;
        }
        calls.pause(Duration.between(time.instant(), givenUp));
        throw new BrokerException.OutcomeUnknown("not answered within 10 s", null);
    }

    private void acceptLate(NewOrder wanted, Instant sent) {
        try {
            accept(wanted);
            passages.add(new Passage(wanted, sent, time.instant()));
        } catch (BrokerException.Rejected e) {
            // The sender no longer waits for this answer.
        }
    }

    private Order accept(NewOrder wanted) {
        Order accepted = orders.accept(wanted);
        calls.countOrCrash();
        return accepted;
    }
}
