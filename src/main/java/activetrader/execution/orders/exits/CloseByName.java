package activetrader.execution.orders.exits;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.blocks.Refusals;
import activetrader.market.RawItem;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes holdings that the broker lists and that cannot be read, by the broker's name for them. At most once a
/// minute each, because nothing shows how far the last order came. Orders that hold the shares are cancelled where
/// the refusal names them.
public final class CloseByName {
    private static final Logger log = LoggerFactory.getLogger(CloseByName.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final Broker broker;
    private final Refusals refusals;
    private final TimeSource time;
    private final Map<String, Tick> askedAt = new ConcurrentHashMap<>();

    public CloseByName(Broker broker, Refusals refusals, TimeSource time) {
        this.broker = broker.forExits();
        this.refusals = refusals;
        this.time = time;
    }

    /// Requests the close of the position `item`, unless that was requested within the last minute or `item` is set
    /// aside.
    public void close(RawItem item) {
        String address = item.address();
        Tick now = time.tick();
        Tick last = askedAt.getOrDefault(address, Tick.LONG_AGO);
        boolean due = !address.isEmpty() && !now.isBefore(last.plus(AGAIN_AFTER));
        if (!due || refusals.holdBack(address).isPresent()) {
            return;
        }
        askedAt.put(address, now);
        try {
            String id = broker.closePosition(address, null).id();
            refusals.forget(address);
            log.info("closed by name address=\"{}\" order_id={}", address, id);
        } catch (BrokerException.Rejected e) {
            refused(address, e);
        } catch (BrokerException e) {
            log.warn("not closed by name yet address=\"{}\" cause=\"{}\"", address, e.getMessage());
        }
    }

    /// Cancels the orders that hold the shares; the closing order may be sent again at the next look.
    private void refused(String address, BrokerException.Rejected e) {
        String[] holders = e.details().getOrDefault("related_orders", "").split(",");
        boolean cancelled = false;
        for (String id : holders) {
            if (!id.isBlank()) {
                cancelled |= cancel(id);
            }
        }
        if (cancelled) {
            askedAt.remove(address);
        } else {
            refusals.note(address, e.reason(), String.valueOf(e.getMessage()));
        }
        log.warn("not closed by name address=\"{}\" reason={} cause=\"{}\"", address, e.reason(), e.getMessage());
    }

    private boolean cancel(String id) {
        try {
            broker.cancel(id);
            return true;
        } catch (BrokerException e) {
            log.warn("order not cancelled order_id={} cause=\"{}\"", id, e.getMessage());
            return false;
        }
    }
}
