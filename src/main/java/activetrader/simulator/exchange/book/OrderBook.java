package activetrader.simulator.exchange.book;

import activetrader.market.Money;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every order ever sent, in the order of arrival, and what the open ones keep for themselves.
public final class OrderBook {
    private final Map<String, WorkingOrder> byId = new LinkedHashMap<>();
    private final Map<String, WorkingOrder> byClientId = new LinkedHashMap<>();
    private final Map<String, WorkingOrder> open = new LinkedHashMap<>();

    public void add(WorkingOrder order) {
        byId.put(order.id, order);
        byClientId.put(order.clientOrderId, order);
        if (order.isOpen()) {
            open.put(order.id, order);
        }
    }

    public Collection<WorkingOrder> all() {
        return byId.values();
    }

    public Optional<WorkingOrder> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<WorkingOrder> findByClientId(String clientOrderId) {
        return Optional.ofNullable(byClientId.get(clientOrderId));
    }

    /// The orders that something may still happen to, in the order of arrival.
    public List<WorkingOrder> open() {
        open.values().removeIf(order -> !order.isOpen());
        return new ArrayList<>(open.values());
    }

    public Stream<WorkingOrder> open(Symbol symbol) {
        return open().stream().filter(order -> order.symbol().equals(symbol));
    }

    /// The orders that keep shares of `symbol`'s position for themselves.
    public Stream<WorkingOrder> holders(Symbol symbol) {
        return open(symbol).filter(order -> order.view().holdsShares());
    }

    /// Shares of `symbol` that open closing orders keep.
    public Quantity held(Symbol symbol) {
        return holders(symbol).map(WorkingOrder::remaining).reduce(Quantity.ZERO, Quantity::plus);
    }

    /// What the open orders that open positions may cost.
    public Money reserved() {
        return open().stream().map(order -> order.view().reserve()).reduce(Money.ZERO, Money::plus);
    }

    /// An order, the one it hangs on, and the others that do.
    public List<WorkingOrder> family(WorkingOrder member) {
        String parent = member.links.parent();
        WorkingOrder head = parent == null ? member : byId.getOrDefault(parent, member);
        List<WorkingOrder> family = new ArrayList<>(List.of(head));
        head.links.legs().forEach(id -> find(id).ifPresent(family::add));
        return family;
    }
}
