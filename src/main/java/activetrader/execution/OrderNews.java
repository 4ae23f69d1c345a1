package activetrader.execution;

import activetrader.broker.OrderEvent;
import activetrader.broker.OrderEvents;

/// Makes the order desk look as soon as the broker's stream reports an event of an order.
///
/// An event is only a hint: fills are read from the broker and booked by their execution id, so an event that is
/// lost, late, doubled or false changes only how soon the desk looks. The desk also looks after each connect, as
/// missed events are not sent again; while the stream is down or silent the monitor looks at its intervals. See
/// decision 24.
public final class OrderNews implements OrderEvents.Listener {
    private final OrderDesk desk;

    public OrderNews(OrderDesk desk) {
        this.desk = desk;
    }

    @Override
    public void connected() {
        desk.lookNow();
    }

    @Override
    public void received(OrderEvent event) {
        if (event.isFill() || event.order().status().isFinal()) {
            desk.lookNow();
        }
    }

    @Override
    public void disconnected(String reason) {
        desk.lookNow();
    }
}
