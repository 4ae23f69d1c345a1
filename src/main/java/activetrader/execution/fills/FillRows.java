package activetrader.execution.fills;

import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.Lot;
import activetrader.execution.fills.book.Trip;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.ExitKind;
import activetrader.journal.TradeMeasures;
import activetrader.journal.TradeRow;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Side;
import activetrader.market.fees.DayFees;
import activetrader.market.fees.FeeSchedule;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes the rows of fills from the broker's figures and our records: kind of exit, and profit in multiples of the
/// risk at the entry.
///
/// @param panicked whether the operator's `panic` had halted trading by an instant
record FillRows(FillBook book, Predicate<Instant> panicked, FeeSchedule fees) {
    /// Makes the row of a new fill; changes nothing.
    ///
    /// @param entry the ledger's order that was filled, itself or by a leg; null when the ledger has none
    TradeRow row(Fill fill, @Nullable String clientOrderId, @Nullable LedgerEntry entry) {
        TradeRow row = uncharged(fill, clientOrderId, entry);
        return switch (fees) {
            case NONE -> row;
            case ALPACA -> row.charged(charge(row).value());
        };
    }

    /// What the fill adds to the fees of the fills that are recorded of its day.
    private Money charge(TradeRow fresh) {
        DayFees day = new DayFees(fees, fresh.date());
        book.rows().stream()
                .filter(row -> row.date().equals(fresh.date()))
                .forEach(row -> day.add(row.side(), row.quantity(), row.price()));
        return day.add(fresh.side(), fresh.quantity(), fresh.price());
    }

    private TradeRow uncharged(Fill fill, @Nullable String clientOrderId, @Nullable LedgerEntry entry) {
        Lot before = book.lot(fill.symbol());
        TradeRow row = book.rowFor(fill, clientOrderId, "");
        if (!row.action().isClosing()) {
            return row.because(
                            entry == null
                                    ? strangersReason(clientOrderId)
                                    : entry.intent().reason())
                    .with(null, opening(row, entry));
        }
        Price average = before.averagePrice().orElse(null);
        Optional<Trip> trip = book.trip(fill.symbol());
        ClosingFill closing = new ClosingFill(
                fill.orderId(),
                clientOrderId,
                entry,
                fill.side(),
                fill.price(),
                average,
                trip.map(Trip::stop).orElse(null),
                entry == null && panicked.test(fill.at()));
        ExitKind kind = closing.kind();
        return row.because(entry == null ? strangersReason(clientOrderId) : closing.reasonOf(entry, kind))
                .with(
                        kind,
                        average == null
                                ? TradeMeasures.NONE
                                : trip.map(seen -> seen.measures(
                                                fill.price(),
                                                fill.at(),
                                                before.openedAt(),
                                                average,
                                                fill.side() == Side.SELL,
                                                true))
                                        .orElse(TradeMeasures.NONE));
    }

    /// The measures of an opening fill. The first fill takes the plan of its entry, a later one keeps it.
    private TradeMeasures opening(TradeRow row, @Nullable LedgerEntry entry) {
        Price average = row.averageEntryPrice();
        Optional<Trip> trip = book.trip(row.symbol());
        if (trip.isEmpty() && entry != null && !entry.legs().contains(row.orderId())) {
            trip = Optional.of(
                    Trip.opened(entry.intent().stopLoss(), entry.intent().takeProfit(), row.price()));
        }
        return average == null
                ? TradeMeasures.NONE
                : trip.map(plan -> plan.measures(row.price(), row.at(), null, average, row.side() == Side.BUY, false))
                        .orElse(TradeMeasures.NONE);
    }

    private static String strangersReason(@Nullable String clientOrderId) {
        boolean flatten = clientOrderId != null && OrderIds.isFlatten(clientOrderId);
        return flatten ? "flatten from outside the service" : "not ordered here";
    }
}
