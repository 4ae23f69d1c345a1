package activetrader.simulator.exchange;

import activetrader.market.OrderStatus;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.order.Links;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.Role;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Stamps;
import activetrader.simulator.exchange.order.Terms;
import java.time.Instant;

/// An order in the exchange's hands; its parts are values that are exchanged as it goes on.
final class WorkingOrder {
    final String id;
    final String clientOrderId;
    Terms terms;
    Links links;
    Progress progress;
    Stamps stamps;

    WorkingOrder(SimulatedOrder order) {
        this.id = order.id();
        this.clientOrderId = order.clientOrderId();
        this.terms = order.terms();
        this.links = order.links();
        this.progress = order.progress();
        this.stamps = order.stamps();
    }

    SimulatedOrder view() {
        return new SimulatedOrder(id, clientOrderId, terms, links, progress, stamps);
    }

    Symbol symbol() {
        return terms.symbol();
    }

    OrderStatus status() {
        return progress.status();
    }

    boolean isOpen() {
        return status().isOpen();
    }

    boolean is(OrderStatus status) {
        return status().equals(status);
    }

    boolean is(Role role) {
        return links.role() == role;
    }

    boolean isLeg() {
        return links.parent() != null;
    }

    Quantity remaining() {
        return view().remaining();
    }

    void enter(OrderStatus status, Instant at) {
        progress = progress.with(status);
        stamps = stamps.with(status, at);
    }
}
