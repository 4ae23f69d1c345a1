package activetrader.execution;

import activetrader.broker.OrderEvent;
import activetrader.broker.OrderEvents;

/// Makes the desk look as soon as the broker says that something happened to an order.
///
/// An event is a hint and no more: what was filled is asked of the broker and booked by its execution id, so
/// that an event that is lost, late, doubled or false changes nothing but how soon the desk looks. After each
/// connect the desk looks too, for what happened before is never told again; while the stream is down or mute
/// the watch looks by itself. See decision 24.
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
