package activetrader.execution.monitor;

import activetrader.broker.Listing;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.mode.ModeState;
import activetrader.journal.OrderRecord;
import activetrader.market.Position;
import activetrader.market.RawItem;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Alerts a person, once each, of what is held while the exchange is closed and of what is closed at the open.
public final class OvernightAlerts {
    private final OrderLedger ledger;
    private final Alerts alerts;
    private final TimeSource time;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    /// The positions known to be held while the exchange is closed.
    private final Set<Symbol> known = ConcurrentHashMap.newKeySet();

    public OvernightAlerts(OrderLedger ledger, Alerts alerts, TimeSource time) {
        this.ledger = ledger;
        this.alerts = alerts;
        this.time = time;
    }

    /// Forgets what was reported: a night begins, in which `held` is known to be held.
    void nightBegins(Collection<Symbol> held) {
        told.clear();
        known.clear();
        known.addAll(held);
    }

    /// Reports all of `listed` as held while the exchange is closed.
    void heldWhileClosed(Listing<Position> listed) {
        listed.items().forEach(position -> known.add(position.symbol()));
        tellNotFlat(listed);
    }

    /// Reports those of `held` that came while the exchange is closed.
    void newWhileClosed(List<Position> held) {
        List<Position> fresh =
                held.stream().filter(position -> known.add(position.symbol())).toList();
        if (!fresh.isEmpty()) {
            tellNotFlat(Listing.of(fresh));
        }
    }

    private void tellNotFlat(Listing<Position> held) {
        List<Symbol> symbols = held.items().stream().map(Position::symbol).toList();
        ledger.note(new OrderRecord.FlattenFinished(time.instant(), ModeState.TRADE_SERVICE, false, symbols));
        alerts.critical(
                Alert.Kind.NOT_FLAT,
                null,
                "NOT FLAT: held while the exchange is closed: "
                        + Stream.concat(
                                        held.items().stream()
                                                .map(position ->
                                                        position.symbol() + " " + position.quantity() + " shares"),
                                        held.unreadable().stream().map(RawItem::inWords))
                                .collect(Collectors.joining(", "))
                        + "; closed first at the next open");
    }

    /// Reports that `item`, which cannot be read, is being closed.
    void closing(RawItem item) {
        if (told.add(item.inWords())) {
            alerts.critical(
                    Alert.Kind.OVERNIGHT_POSITION,
                    null,
                    item.inWords() + " was held overnight and cannot be read (" + item.why()
                            + "); closing it by the broker's name for it");
        }
    }

    /// Reports that `position` is being closed.
    void closing(Position position) {
        Symbol symbol = position.symbol();
        if (told.add(symbol.value())) {
            alerts.warning(
                    Alert.Kind.OVERNIGHT_POSITION,
                    symbol,
                    symbol + " was held overnight, " + position.quantity() + " shares, closing it");
        }
    }
}
