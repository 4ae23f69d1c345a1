package activetrader.execution.fills.book;

import activetrader.journal.AdjustmentRow;
import activetrader.journal.PositionSnapshot;
import activetrader.journal.TradeRow;
import activetrader.journal.TradeRow.Action;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lots of all symbols, carried from fill to fill, each fill counted once. Its lock is held for memory only.
public final class FillBook {
    /// How long before its first fill an order may have been sent.
    private static final Duration BEFORE_FILL = Duration.ofMinutes(2);

    private final Map<Symbol, Lot> lots = new TreeMap<>();
    private final Map<Symbol, Trip> trips = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<TradeRow> rows = new ArrayList<>();
    private final List<AdjustmentRow> adjustments = new ArrayList<>();
    private final Set<String> activities = new HashSet<>();
    private final Map<String, Rebooking.Mended> mended = new HashMap<>();

    public synchronized boolean knows(Fill fill) {
        return seen.contains(fill.id());
    }

    public synchronized Lot lot(Symbol symbol) {
        return lots.getOrDefault(symbol, Lot.NONE);
    }

    /// The lot of each symbol that is held.
    public synchronized Map<Symbol, Lot> lots() {
        return Collections.unmodifiableMap(new TreeMap<>(lots));
    }

    /// The instant from which orders in `symbol` may belong to what is held of it: shortly before it was opened, and
    /// not before the last fill or adjustment that left nothing. Null when neither is known.
    ///
    /// Shares may be held that are not recorded yet, so this matters while the records hold none, too.
    synchronized @Nullable Instant plannedFrom(Symbol symbol) {
        Instant opened = lot(symbol).openedAt();
        Stream<Instant> bounds =
                Stream.concat(opened == null ? Stream.of() : Stream.of(opened.minus(BEFORE_FILL)), flatAt(symbol));
        return lot(symbol).isFlat() || opened != null
                ? bounds.max(Comparator.naturalOrder()).orElse(null)
                : null;
    }

    private Stream<Instant> flatAt(Symbol symbol) {
        return Stream.concat(
                rowsOf(symbol).filter(row -> row.positionAfter().signum() == 0).map(TradeRow::at),
                adjustments.stream()
                        .filter(row -> symbol.equals(row.symbol())
                                && row.positionAfter() != null
                                && row.positionAfter().signum() == 0)
                        .map(AdjustmentRow::at));
    }

    /// Whether a fill has closed a part of what is held of `symbol` since it was opened from nothing.
    synchronized boolean isReduced(Symbol symbol) {
        int held = lot(symbol).shares().signum();
        for (TradeRow row : rows.reversed()) {
            if (held == 0 || (row.symbol().equals(symbol) && isFirst(row))) {
                return false;
            }
            if (row.symbol().equals(symbol) && row.signedQuantity().signum() == -held) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing was held before `row`, or something on the other side.
    private static boolean isFirst(TradeRow row) {
        int before = row.positionAfter().subtract(row.signedQuantity()).signum();
        return before == 0 || before == -row.positionAfter().signum();
    }

    /// All rows taken in, oldest first.
    public synchronized List<TradeRow> rows() {
        return List.copyOf(rows);
    }

    /// All adjustments taken in, oldest first.
    synchronized List<AdjustmentRow> adjustments() {
        return List.copyOf(adjustments);
    }

    public synchronized boolean knowsActivity(String id) {
        return activities.contains(id);
    }

    public synchronized boolean isBusted(String executionId) {
        return Rebooking.Mended.BUSTED.equals(mended.get(executionId));
    }

    public synchronized Optional<TradeRow> row(String executionId) {
        return rows.stream()
                .filter(row -> row.executionId().equals(executionId))
                .findFirst();
    }

    public synchronized Optional<String> lastExecution(Symbol symbol) {
        return rowsOf(symbol).map(TradeRow::executionId).reduce((_, later) -> later);
    }

    private Stream<TradeRow> rowsOf(Symbol symbol) {
        return rows.stream().filter(row -> row.symbol().equals(symbol));
    }

    /// The mended fills among the rows since `since`: those that `listed` does not hold, or gives other figures
    /// for. Fills before an adjustment count in other shares: only their prices are compared.
    ///
    /// @param symbol null for all
    public synchronized Map<String, Rebooking.Mended> changes(
            List<Fill> listed, Instant since, @Nullable Symbol symbol) {
        return changes(
                listed,
                row -> !row.at().isBefore(since)
                        && (symbol == null || row.symbol().equals(symbol)),
                (row, right) -> !isAdjustedAfter(row) || changesPriceAlone(row, right));
    }

    /// As [#changes], the fills of `symbol` before an adjustment that `listed` gives other quantities for.
    public synchronized Map<String, Rebooking.Mended> changesOfEarlierShares(
            List<Fill> listed, Instant since, Symbol symbol) {
        return changes(
                listed,
                row -> !row.at().isBefore(since) && row.symbol().equals(symbol) && isAdjustedAfter(row),
                (row, right) -> !changesPriceAlone(row, right));
    }

    private Map<String, Rebooking.Mended> changes(
            List<Fill> listed, Predicate<TradeRow> asked, BiPredicate<TradeRow, Rebooking.Mended> comparable) {
        Map<String, Fill> byId = new HashMap<>();
        listed.forEach(fill -> byId.put(fill.id(), fill));
        Map<String, Rebooking.Mended> changes = new LinkedHashMap<>();
        for (TradeRow row : rows) {
            Fill fill = byId.get(row.executionId());
            Rebooking.Mended right = fill == null
                    ? Rebooking.Mended.BUSTED
                    : new Rebooking.Mended(fill.quantity().value(), fill.price());
            if (asked.test(row) && comparable.test(row, right) && !right.equals(effective(row))) {
                changes.put(row.executionId(), right);
            }
        }
        return changes;
    }

    /// By how many shares `right` changes what is held, in shares of now: those of the row times the splits since.
    public synchronized BigDecimal sharesOfNow(TradeRow row, Rebooking.Mended right) {
        BigDecimal change =
                row.side().signed(right.quantity().subtract(effective(row).quantity()));
        for (AdjustmentRow one : adjustments) {
            BigDecimal after = one.positionAfter();
            boolean split = row.symbol().equals(one.symbol())
                    && !one.at().isBefore(row.at())
                    && (one.activity() == ActivityKind.SPLIT || one.activity() == ActivityKind.REVERSE_SPLIT);
            if (split && after != null && after.compareTo(one.shares()) != 0) {
                change = change.multiply(after).divide(after.subtract(one.shares()), MathContext.DECIMAL64);
            }
        }
        return change;
    }

    /// Whether `right` keeps the row's shares, so that it changes dollars alone.
    public synchronized boolean changesPriceAlone(TradeRow row, Rebooking.Mended right) {
        return right.price() != null
                && right.quantity().compareTo(effective(row).quantity()) == 0;
    }

    private Rebooking.Mended effective(TradeRow row) {
        return mended.getOrDefault(
                row.executionId(), new Rebooking.Mended(row.quantity().value(), row.price()));
    }

    /// Whether shares of the row's symbol came or went without a fill after it.
    public synchronized boolean isAdjustedAfter(TradeRow row) {
        return adjustments.stream()
                .anyMatch(one -> row.symbol().equals(one.symbol())
                        && one.setsPosition()
                        && one.executionId() == null
                        && !one.at().isBefore(row.at()));
    }

    /// The rows of `symbol` since shares last came or went without a fill, rebooked with `changes` beside what is
    /// mended.
    public synchronized Rebooking rebooked(Symbol symbol, Map<String, Rebooking.Mended> changes) {
        Map<String, Rebooking.Mended> all = new HashMap<>(mended);
        all.putAll(changes);
        return Rebooking.of(rowsOf(symbol).filter(row -> !isAdjustedAfter(row)).toList(), all);
    }

    /// Dollars that `changes` add to what is booked.
    public synchronized BigDecimal cashOf(Map<String, Rebooking.Mended> changes) {
        return rows.stream()
                .filter(row -> changes.containsKey(row.executionId()))
                .map(row -> Rebooking.cash(row.side(), Objects.requireNonNull(changes.get(row.executionId())))
                        .subtract(Rebooking.cash(row.side(), effective(row))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Dollars that all fills and adjustments have brought.
    public synchronized BigDecimal cash() {
        BigDecimal filled = rows.stream()
                .map(row -> Rebooking.cash(row.side(), effective(row)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return adjustments.stream().map(AdjustmentRow::cash).reduce(filled, BigDecimal::add);
    }

    /// Takes in an adjustment that is on the disk.
    public synchronized void take(AdjustmentRow row) {
        adjustments.add(row);
        activities.addAll(row.activityIds());
        if (row.executionId() != null) {
            mended.put(
                    row.executionId(),
                    row.fillPrice() == null || row.fillQuantity() == null
                            ? Rebooking.Mended.BUSTED
                            : new Rebooking.Mended(row.fillQuantity(), new Price(row.fillPrice())));
        }
        if (row.symbol() != null && row.positionAfter() != null && row.costAfter() != null) {
            if (row.executionId() == null) {
                trips.remove(row.symbol()); // other shares: the entry's prices mean nothing for them
            }
            adopt(row.symbol(), new Lot(row.positionAfter(), row.costAfter(), row.openedAt()));
        }
    }

    /// Sets `lot` as what is held, whatever was known before.
    synchronized void adopt(Symbol symbol, Lot lot) {
        if (lot.isFlat()) {
            lots.remove(symbol);
            trips.remove(symbol);
        } else {
            lots.put(symbol, lot);
        }
    }

    /// The trip of the position in `symbol` from its entry on; empty when its entry was not seen.
    public synchronized Optional<Trip> trip(Symbol symbol) {
        return Optional.ofNullable(trips.get(symbol));
    }

    /// The lowest and highest price of each position since it was opened; null when nothing is held.
    public synchronized @Nullable Map<String, List<Price>> seen() {
        Map<String, List<Price>> seen = new TreeMap<>();
        trips.forEach((symbol, trip) -> seen.put(symbol.value(), List.of(trip.lowest(), trip.highest())));
        return seen.isEmpty() ? null : seen;
    }

    /// Takes in the price that the broker gives with a position.
    public void saw(Position position) {
        if (position.currentPrice() != null) {
            saw(position.symbol(), position.currentPrice());
        }
    }

    /// Takes in the prices that were recorded before a restart.
    public void saw(PositionSnapshot snapshot) {
        if (snapshot.seen() != null) {
            snapshot.seen().forEach((name, prices) -> {
                Symbol symbol = Symbol.of(name);
                Instant opened = lot(symbol).openedAt();
                if (opened != null && !snapshot.at().isBefore(opened)) {
                    prices.forEach(price -> saw(symbol, price));
                }
            });
        }
    }

    private synchronized void saw(Symbol symbol, Price price) {
        trips.computeIfPresent(symbol, (_, trip) -> trip.saw(price));
    }

    /// Makes the row for a new fill; changes nothing.
    public TradeRow rowFor(Fill fill, @Nullable String clientOrderId, String reason) {
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
    public synchronized void take(TradeRow row) {
        seen.add(row.executionId());
        rows.add(row);
        Lot before = lot(row.symbol());
        boolean opened = before.isFlat()
                || before.shares().signum() != row.positionAfter().signum();
        if (opened) {
            trips.put(row.symbol(), Trip.opened(row.entryStop(), row.entryTarget(), row.price()));
        }
        saw(row.symbol(), row.price());
        adopt(row.symbol(), new Lot(row.positionAfter(), row.costAfter(), opened ? row.at() : before.openedAt()));
    }
}
