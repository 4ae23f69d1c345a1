package activetrader.simulator.exchange.account;

import activetrader.simulator.exchange.event.AccountEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What may be done with coins: their stop may be cancelled, and they may be sold. They are sold at once.
public final class CryptoBook {
    private final Ledger ledger;
    private final Supplier<String> ids;

    /// @param ids for the events that are booked
    public CryptoBook(Ledger ledger, Supplier<String> ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    public List<CryptoHolding> holdings() {
        return List.copyOf(ledger.crypto().values());
    }

    /// Those of [#holdings] with an open stop.
    public List<CryptoHolding> stopped() {
        return holdings().stream().filter(held -> held.stop() != null).toList();
    }

    /// Whether `orderId` was an open stop, which is cancelled now.
    public boolean cancel(String orderId, Instant at) {
        Optional<CryptoHolding> held = stopped().stream()
                .filter(each -> each.orderId().equals(orderId))
                .findFirst();
        held.ifPresent(each -> ledger.book(new AccountEvent.CryptoStopCanceled(ids.get(), at, each.pair())));
        return held.isPresent();
    }

    /// Cancels every stop; returns the ids of the orders.
    public List<String> cancelAll(Instant at) {
        List<String> cancelled = new ArrayList<>();
        for (CryptoHolding held : stopped()) {
            cancel(held.orderId(), at);
            cancelled.add(held.orderId());
        }
        return cancelled;
    }

    /// Sells `held`, which no stop may keep.
    ///
    /// @param wholeAccount whether everything in the account was asked to be sold
    public void sell(CryptoHolding held, boolean wholeAccount, Instant at) {
        ledger.book(new AccountEvent.CryptoSold(
                ids.get(),
                at,
                held.pair(),
                held.coins(),
                held.price(),
                held.value().toCents(),
                wholeAccount));
    }
}
