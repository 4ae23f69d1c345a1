package activetrader.execution.orders.review;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.account.AccountReader;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.OrderLedger;
import activetrader.journal.OrderRecord;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks each fill of an entry once against the limits at its real price, wherever the fill becomes known: in the
/// answer to the entry, at a look of the monitor, or after a restart. A position that breaks a limit is reduced or
/// gets a nearer stop at once, with an alert and a record, and is reviewed again.
public final class FillReview {
    private static final Logger log = LoggerFactory.getLogger(FillReview.class);

    private final Broker broker;
    private final AccountReader reader;
    private final FillRecorder fills;
    private final OrderLedger ledger;
    private final RiskLimits limits;
    private final TimeSource time;
    private final Alerts alerts;
    private final Mending mending;
    private final Map<Symbol, Reviewed> kept = new ConcurrentHashMap<>();
    private final Set<Symbol> pending = ConcurrentHashMap.newKeySet();
    private final Map<Symbol, Reviewed> doubted = new ConcurrentHashMap<>();
    private final Map<Symbol, Reviewed> told = new ConcurrentHashMap<>();

    /// How a position is made to keep its limits.
    public interface Mending {
        /// The live stop that is nearest to the market.
        Optional<Price> stopOf(Position position);

        /// Sells, or buys back, `quantity` at the market; what is left keeps its stop.
        ///
        /// @return whether the order was placed, or nothing is held
        boolean reduce(Symbol symbol, Quantity quantity, String reason);

        /// Moves the stop towards the market.
        ///
        /// @return whether it was moved
        boolean moveStop(Symbol symbol, Price stop);
    }

    public FillReview(
            Broker broker,
            AccountReader reader,
            FillRecorder fills,
            OrderLedger ledger,
            RiskLimits limits,
            TimeSource time,
            Alerts alerts,
            Mending mending) {
        this.broker = broker.forExits();
        this.reader = reader.forExits();
        this.fills = fills;
        this.ledger = ledger;
        this.limits = limits;
        this.time = time;
        this.alerts = alerts;
        this.mending = mending;
    }

    /// Reviews what is held of `symbol` now.
    ///
    /// @return what was done about it, in words for people and models; empty when it keeps the limits or is not
    ///     reviewed yet
    public Optional<String> review(Symbol symbol) {
        try {
            fills.poll(broker);
            return reader.position(symbol).flatMap(this::reviewNow);
        } catch (BrokerException e) {
            return later(symbol, e);
        }
    }

    /// Reviews `position`, unless it was found to keep the limits and has not grown since. A position that the
    /// recorded fills do not explain must look the same at the next look: no single answer of the broker causes a
    /// sale.
    ///
    /// @return what was done about it; empty when it keeps the limits or is not reviewed yet
    public Optional<String> review(Position position) {
        try {
            return reviewNow(position);
        } catch (BrokerException e) {
            return later(position.symbol(), e);
        }
    }

    private Optional<String> later(Symbol symbol, BrokerException e) {
        log.warn("fill not reviewed yet symbol={} cause=\"{}\"", symbol, e.getMessage());
        pending.add(symbol);
        return Optional.empty();
    }

    private Optional<String> reviewNow(Position position) {
        Symbol symbol = position.symbol();
        Reviewed now = new Reviewed(position.quantity(), priceOf(position));
        Reviewed before = kept.get(symbol);
        if (before != null && before.covers(now)) {
            return Optional.empty();
        }
        if (!isExplained(position) && !now.equals(doubted.put(symbol, now))) {
            pending.add(symbol);
            return Optional.empty();
        }
        Price stop = mending.stopOf(position).orElse(null);
        Filled filled = new Filled(
                position.side(),
                position.quantity(),
                now.price(),
                stop,
                position.currentPrice(),
                equity(broker.account()));
        return switch (FillCheck.judge(filled, limits)) {
            case FillVerdict.Keeps() -> {
                keeps(symbol, now, stop);
                yield Optional.empty();
            }
            case FillVerdict.Breaks breaks -> Optional.of(mend(position, now, breaks));
        };
    }

    /// Notes that the position keeps the limits. Without a stop only its value was judged: the protector re-creates
    /// the stop, and the next look judges again.
    private void keeps(Symbol symbol, Reviewed now, @Nullable Price stop) {
        told.remove(symbol);
        if (stop == null) {
            pending.add(symbol);
        } else {
            pending.remove(symbol);
            kept.put(symbol, now);
        }
    }

    /// Whether every position was found to keep the limits.
    public boolean isSettled() {
        return pending.isEmpty();
    }

    /// Forgets positions that are not in `held`.
    public void retain(Set<Symbol> held) {
        kept.keySet().retainAll(held);
        pending.retainAll(held);
        doubted.keySet().retainAll(held);
        told.keySet().retainAll(held);
    }

    /// The larger of the two equity figures, so that a figure that is too low for a moment causes no sale.
    private static Money equity(Account account) {
        return account.equity().max(account.lastEquity());
    }

    /// The average price from the recorded fills, where they explain what is held; else the broker's.
    private Price priceOf(Position position) {
        Price shown = position.averageEntryPrice();
        return isExplained(position)
                ? fills.booked().lot(position.symbol()).averagePrice().orElse(shown)
                : shown;
    }

    private boolean isExplained(Position position) {
        BigDecimal booked = fills.booked().lot(position.symbol()).shares().abs();
        return booked.compareTo(position.quantity().value()) == 0;
    }

    private String mend(Position position, Reviewed now, FillVerdict.Breaks breaks) {
        Symbol symbol = position.symbol();
        kept.remove(symbol);
        pending.add(symbol);
        Quantity excess = position.quantity().minus(breaks.keep());
        String what = position.quantity() + " " + symbol + " filled at " + now.price() + " break " + breaks.breaches();
        boolean done = isMended(symbol, excess, breaks);
        ledger.note(new OrderRecord.FillMended(
                time.instant(),
                symbol,
                position.side().openingSide(),
                position.quantity(),
                now.price(),
                breaks.breaches().stream().map(Enum::name).toList(),
                excess,
                breaks.stop(),
                done));
        String text = what + ": " + text(excess, breaks);
        tell(symbol, now, text, done);
        return text;
    }

    private boolean isMended(Symbol symbol, Quantity excess, FillVerdict.Breaks breaks) {
        try {
            boolean reduced = excess.isZero() || mending.reduce(symbol, excess, "fill check: " + breaks.breaches());
            return reduced && (breaks.stop() == null || mending.moveStop(symbol, breaks.stop()));
        } catch (BrokerException e) {
            log.warn("fill not mended yet symbol={} cause=\"{}\"", symbol, e.getMessage());
            return false;
        }
    }

    private static String text(Quantity excess, FillVerdict.Breaks breaks) {
        String reduced = excess.isZero() ? "" : breaks.keep().isZero() ? "closed" : excess + " closed again";
        String moved = breaks.stop() == null ? "" : "stop to " + breaks.stop();
        return reduced + (reduced.isEmpty() || moved.isEmpty() ? "" : ", ") + moved;
    }

    private void tell(Symbol symbol, Reviewed now, String text, boolean done) {
        if (done) {
            alerts.warning(Alert.Kind.FILL_BREAKS_LIMIT, symbol, text);
        } else if (!now.equals(told.put(symbol, now))) {
            alerts.critical(Alert.Kind.FILL_BREAKS_LIMIT, symbol, text + " failed, tried again");
        }
    }

    /// The quantity and price that were reviewed.
    private record Reviewed(Quantity quantity, Price price) {
        boolean covers(Reviewed later) {
            return price.equals(later.price) && !later.quantity.isAbove(quantity);
        }
    }
}
