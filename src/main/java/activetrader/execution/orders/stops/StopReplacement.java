package activetrader.execution.orders.stops;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.OrderChange;
import activetrader.execution.ledger.OrderIds;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderRefusal;
import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.time.TimeSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces open stops at the broker by others, with an intent in the ledger first.
public final class StopReplacement {
    private static final Logger log = LoggerFactory.getLogger(StopReplacement.class);

    private final Broker broker;
    private final OrderLedger ledger;
    private final TimeSource time;

    public StopReplacement(Broker broker, OrderLedger ledger, TimeSource time) {
        this.broker = broker.forExits();
        this.ledger = ledger;
        this.time = time;
    }

    /// Reduces `stop`, a single order, to `shares`.
    ///
    /// @return false when the broker does not change it
    /// @throws BrokerException when the broker does not answer
    public boolean resize(Order stop, Quantity shares) {
        Price price = stop.stopPrice();
        if (price == null || stop.orderClass() != OrderClass.SIMPLE) {
            return false;
        }
        String id = nextId(stop);
        try {
            replace(
                    stop,
                    intent(stop, id, price, shares, "guards what is held"),
                    new OrderChange(id, stop.filledQuantity().plus(shares), null, null));
            return true;
        } catch (BrokerException.Rejected e) {
            log.info("stop not resized, a new one instead symbol={} cause=\"{}\"", stop.symbol(), e.getMessage());
            return false;
        }
    }

    private String nextId(Order stop) {
        return ledger.nextId(OrderIds.protection(time.instant(), stop.symbol()));
    }

    /// Replaces `stop` by one at `to` for the same shares.
    ///
    /// @throws BrokerException when the broker refuses that or does not answer
    void replace(Order stop, Price to) {
        String id = nextId(stop);
        replace(stop, intent(stop, id, to, stop.remaining(), "stop moved"), OrderChange.stopAt(id, to));
    }

    private void replace(Order stop, OrderRecord.Intent intent, OrderChange change) {
        String id = intent.clientOrderId();
        ledger.note(intent);
        try {
            Order replaced = broker.replace(stop.id(), change);
            ledger.note(new OrderRecord.Accepted(time.instant(), id, replaced.id(), replaced.status(), List.of()));
        } catch (BrokerException.Rejected | BrokerException.Transient | BrokerException.Unauthorized e) {
            ledger.note(new OrderRecord.Rejected(
                    time.instant(), id, OrderRefusal.Reason.REPLACE_REFUSED.code(), String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private OrderRecord.Intent intent(Order stop, String id, Price to, Quantity shares, String why) {
        return new OrderRecord.Intent(
                time.instant(),
                id,
                OrderPurpose.PROTECTION,
                null,
                stop.symbol(),
                stop.side(),
                shares,
                stop.type(),
                stop.orderClass(),
                null,
                to,
                null,
                to,
                why,
                null);
    }
}
