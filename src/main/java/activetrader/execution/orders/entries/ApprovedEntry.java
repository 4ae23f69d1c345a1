package activetrader.execution.orders.entries;

import activetrader.execution.protection.StopCoverage;
import activetrader.market.NewOrder;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskDecision;
import org.jspecify.annotations.Nullable;

/// An entry that the gate approved. Made of an approval only, so that nothing else can be sent as an entry.
public final class ApprovedEntry {
    private final EntryRequest request;
    private final Price limit;
    private final Price stop;
    private final @Nullable Price target;

    private ApprovedEntry(EntryRequest request, Price limit, Price stop, @Nullable Price target) {
        this.request = request;
        this.limit = limit;
        this.stop = stop;
        this.target = target;
    }

    /// @param limit the price that it is sent with
    static ApprovedEntry of(EntryRequest request, Price limit, RiskDecision.Approved approved) {
        return new ApprovedEntry(request, limit, approved.stop(), approved.takeProfit());
    }

    EntryRequest request() {
        return request;
    }

    /// The stop of all shares of the symbol afterwards.
    Price stop() {
        return stop;
    }

    /// Limit price of the target of all shares; null for none.
    @Nullable
    Price target() {
        return target;
    }

    Symbol symbol() {
        return request.symbol();
    }

    /// Its order, without a stop beside it.
    NewOrder order(String id) {
        return NewOrder.limit(id, request.symbol(), request.side(), request.quantity(), limit);
    }

    /// The same with the stop that locks in most, and with the existing target when none was requested.
    ApprovedEntry beside(StopCoverage coverage) {
        Price resting = coverage.best();
        Side closing = request.side().opposite();
        return new ApprovedEntry(
                request,
                limit,
                resting != null && closing.isTighterStop(resting, stop) ? resting : stop,
                target == null ? coverage.target() : target);
    }
}
