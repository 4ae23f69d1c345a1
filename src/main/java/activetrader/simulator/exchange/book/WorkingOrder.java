package activetrader.simulator.exchange.book;

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

/// An order that the exchange works. Its parts are values that each step replaces.
public final class WorkingOrder {
    public final String id;
    final String clientOrderId;
    public Terms terms;
    public Links links;
    public Progress progress;
    public Stamps stamps;
    private SimulatedOrder view;

    public WorkingOrder(SimulatedOrder order) {
        this.view = order;
        this.id = order.id();
        this.clientOrderId = order.clientOrderId();
        this.terms = order.terms();
        this.links = order.links();
        this.progress = order.progress();
        this.stamps = order.stamps();
    }

    /// The order as it is now: the same object until it changes.
    @SuppressWarnings("ReferenceEquality") // a change exchanges a part for another object
    public SimulatedOrder view() {
        if (view.terms() != terms || view.links() != links || view.progress() != progress || view.stamps() != stamps) {
            view = new SimulatedOrder(id, clientOrderId, terms, links, progress, stamps);
        }
        return view;
    }

    public Symbol symbol() {
        return terms.symbol();
    }

    public OrderStatus status() {
        return progress.status();
    }

    public boolean isOpen() {
        return status().isOpen();
    }

    public boolean is(OrderStatus status) {
        return status().equals(status);
    }

    public boolean is(Role role) {
        return links.role() == role;
    }

    boolean isLeg() {
        return links.parent() != null;
    }

    public Quantity remaining() {
        return view().remaining();
    }

    public void enter(OrderStatus status, Instant at) {
        progress = progress.with(status);
        stamps = stamps.with(status, at);
    }
}
