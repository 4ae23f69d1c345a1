package activetrader.app.local;

import activetrader.broker.AccountReads;
import activetrader.broker.Listing;
import activetrader.broker.MarketClock;
import activetrader.broker.OrderQuery;
import activetrader.market.Account;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.simulator.Simulator;
import activetrader.simulator.exchange.Exchange;
import java.util.Optional;

/// Reads the simulated account from the exchange, with the values that the trading API gives. An account with coins is
/// read through the API.
public final class LocalReads implements AccountReads {
    private final Simulator simulator;
    private final AccountReads api;
    private final LocalOrders orders;

    /// @param orders the answers so far, for all readers of the account
    /// @param api the same account through the trading API
    /// @throws IllegalArgumentException when calls are meant to go wrong, which needs the API
    public LocalReads(Simulator simulator, LocalOrders orders, AccountReads api) {
        if (!simulator.isFaultless()) {
            throw new IllegalArgumentException("faults are of calls to the API");
        }
        this.simulator = simulator;
        this.orders = orders;
        this.api = api;
    }

    @Override
    public Account account() {
        return LocalViews.account(simulator.exchange());
    }

    @Override
    public MarketClock clock() {
        return LocalViews.clock(simulator.exchange());
    }

    @Override
    public Listing<Position> positionListing() {
        Exchange now = simulator.exchange();
        return now.crypto().isEmpty()
                ? Listing.of(now.positions().stream().map(LocalViews::position).toList())
                : api.positionListing();
    }

    @Override
    public Optional<Position> position(Symbol symbol) {
        Exchange now = simulator.exchange();
        return now.crypto().isEmpty() ? now.position(symbol).map(LocalViews::position) : api.position(symbol);
    }

    @Override
    public Listing<Order> orderListing(OrderQuery query) {
        Exchange now = simulator.exchange();
        return now.crypto().isEmpty() ? Listing.of(orders.list(now, query)) : api.orderListing(query);
    }

    @Override
    public Optional<Order> order(String id) {
        Exchange now = simulator.exchange();
        return now.order(id).map(order -> orders.nested(now, order)).or(() -> api.order(id));
    }

    @Override
    public Optional<Order> orderByClientId(String clientOrderId) {
        return simulator.exchange().orderByClientId(clientOrderId).map(orders::flat);
    }
}
