package activetrader.execution.orders.entries;

import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.market.MarketView;
import activetrader.execution.settings.EntryCollar;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderType;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.risk.AccountView;
import activetrader.risk.EntryCandidate;
import activetrader.risk.RiskDecision;
import activetrader.risk.RiskGate;
import activetrader.risk.RiskLimits;
import activetrader.risk.SymbolView;
import activetrader.time.TimeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts each requested entry to the risk gate, with the price that its order would have, and records a denial. The
/// gate judges that price, so its approval holds for the worst fill.
public final class EntryGate {
    private static final Logger log = LoggerFactory.getLogger(EntryGate.class);

    private final MarketView market;
    private final RiskLimits limits;
    private final EntryCollar collar;
    private final OrderLedger ledger;
    private final TimeSource time;

    public EntryGate(MarketView market, RiskLimits limits, EntryCollar collar, OrderLedger ledger, TimeSource time) {
        this.market = market;
        this.limits = limits;
        this.collar = collar;
        this.ledger = ledger;
        this.time = time;
    }

    /// What the gate made of a request.
    public sealed interface Verdict {
        /// The entry may be sent.
        record Passed(ApprovedEntry entry) implements Verdict {}

        /// The entry is not sent.
        record Stopped(EntryResult result) implements Verdict {}
    }

    /// The denial by rules that need nothing read from the broker; empty when none denies.
    public Optional<EntryResult> deniedUnread(EntryRequest request, AccountView unread) {
        return RiskGate.deniedUnread(candidate(request, request.limitPrice()), unread, limits)
                .map(denied -> deny(request, denied));
    }

    /// Judges `request` by the market as it is now.
    ///
    /// @throws activetrader.broker.BrokerException when the market cannot be read
    public Verdict judge(EntryRequest request, AccountView account) {
        SymbolView view = market.of(request.symbol());
        Price limit = request.limitPrice() != null ? request.limitPrice() : collared(request.side(), view);
        return switch (RiskGate.decide(candidate(request, limit), account, view, limits)) {
            case RiskDecision.Denied denied -> new Verdict.Stopped(deny(request, denied));
            case RiskDecision.Approved approved ->
                limit == null
                        ? new Verdict.Stopped(new EntryResult.Unpriced())
                        : new Verdict.Passed(ApprovedEntry.of(request, limit, approved));
        };
    }

    private static EntryCandidate candidate(EntryRequest request, @Nullable Price limit) {
        return new EntryCandidate(
                request.symbol(),
                request.side(),
                request.quantity(),
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                limit,
                request.stopLoss(),
                request.takeProfit());
    }

    private @Nullable Price collared(Side side, SymbolView view) {
        return collar.limit(
                        side, view.quote(), view.volatility(), limits.market().priceCollarPercent())
                .orElse(null);
    }

    private EntryResult deny(EntryRequest request, RiskDecision.Denied denied) {
        ledger.note(new OrderRecord.Denied(
                time.instant(),
                request.cycle(),
                request.symbol(),
                request.side(),
                request.quantity(),
                denied.reasonCode(),
                denied.measured(),
                denied.limit()));
        log.info(
                "entry denied symbol={} qty={} reason={} measured={} limit={}",
                request.symbol(),
                request.quantity(),
                denied.reasonCode(),
                denied.measured(),
                denied.limit());
        return new EntryResult.DeniedByRule(denied);
    }
}
