package activetrader.execution.fills;

import activetrader.journal.TradeRow;
import activetrader.journal.TradeRow.Action;
import activetrader.market.Fill;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The lots of all symbols, carried from fill to fill, each fill counted once. Its lock is held for memory only.
final class FillBook {
    private final Map<Symbol, Lot> lots = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<TradeRow> rows = new ArrayList<>();

    synchronized boolean knows(Fill fill) {
        return seen.contains(fill.id());
    }

    synchronized Lot lot(Symbol symbol) {
        return lots.getOrDefault(symbol, Lot.NONE);
    }

    /// What is held, by symbol.
    synchronized Map<Symbol, Lot> lots() {
        return Collections.unmodifiableMap(new TreeMap<>(lots));
    }

    /// All rows taken in, oldest first.
    synchronized List<TradeRow> rows() {
        return List.copyOf(rows);
    }

    /// States that `lot` is held, whatever was known before.
    synchronized void adopt(Symbol symbol, Lot lot) {
        if (lot.isFlat()) {
            lots.remove(symbol);
        } else {
            lots.put(symbol, lot);
        }
    }

    /// The row for a new fill; changes nothing.
    TradeRow rowFor(Fill fill, @Nullable String clientOrderId, String reason) {
        Lot before = lot(fill.symbol());
        Lot.Change change = before.apply(fill.side(), fill.quantity().value(), fill.price(), fill.at());
        return new TradeRow(
                fill.at(),
                MarketZone.dateOf(fill.at()),
                action(before, fill.side()),
                fill.symbol(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                change.profit(),
                change.after().shares(),
                change.after().averagePrice().or(before::averagePrice).orElse(null),
                change.after().cost(),
                fill.orderId(),
                clientOrderId,
                fill.id(),
                reason);
    }

    private static Action action(Lot before, Side side) {
        return switch (side) {
            case BUY -> before.shares().signum() < 0 ? Action.COVER : Action.BUY;
            case SELL -> before.shares().signum() > 0 ? Action.SELL : Action.SHORT;
        };
    }

    /// Takes in a row that is on the disk.
    synchronized void take(TradeRow row) {
        seen.add(row.executionId());
        rows.add(row);
        Lot before = lot(row.symbol());
        boolean opened = before.isFlat()
                || before.shares().signum() != row.positionAfter().signum();
        adopt(row.symbol(), new Lot(row.positionAfter(), row.costAfter(), opened ? row.at() : before.openedAt()));
    }

    static BigDecimal signed(Fill fill) {
        return fill.side() == Side.BUY
                ? fill.quantity().value()
                : fill.quantity().value().negate();
    }
}
