package activetrader.execution.fills.adjustments;

import activetrader.broker.AccountActivity;
import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.Lot;
import activetrader.execution.fills.book.Rebooking;
import activetrader.journal.TradeRow;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Position;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Books recorded fills anew that the broker took back or corrected. See decision 78.
final class FillAdjuster {
    private static final Logger log = LoggerFactory.getLogger(FillAdjuster.class);

    private final FillBook book;
    private final TimeSource time;
    private final BiConsumer<AdjustmentDraft, String> booking;

    /// @param booking writes an adjustment with its text to the records
    FillAdjuster(FillBook book, TimeSource time, BiConsumer<AdjustmentDraft, String> booking) {
        this.book = book;
        this.time = time;
        this.booking = booking;
    }

    /// Mends fills that the broker no longer lists, or lists with other figures, when they are the whole
    /// `difference`; whether they were.
    ///
    /// @param position what the broker shows of the symbol; null when it was not seen
    boolean mendsAll(ShareDifference difference, List<Fill> fills, Instant since, @Nullable Position position) {
        return mendsAll(difference, book.changes(fills, since, difference.symbol()))
                || mendsEarlier(difference, book.changesOfEarlierShares(fills, since, difference.symbol()), position);
    }

    private boolean mendsAll(ShareDifference difference, Map<String, Rebooking.Mended> changes) {
        if (changes.isEmpty() || change(difference, changes).compareTo(difference.shares()) != 0) {
            return false;
        }
        changes.forEach((id, mended) -> mend(id, mended, List.of()));
        return true;
    }

    private BigDecimal change(ShareDifference difference, Map<String, Rebooking.Mended> changes) {
        return book.rebooked(difference.symbol(), changes)
                .lot()
                .shares()
                .subtract(book.rebooked(difference.symbol(), Map.of()).lot().shares());
    }

    /// Mends fills of shares that were split or moved since, when `changes`, counted in the shares of now, are the
    /// whole difference.
    private boolean mendsEarlier(
            ShareDifference difference, Map<String, Rebooking.Mended> changes, @Nullable Position position) {
        BigDecimal sum = changes.entrySet().stream()
                .map(change -> book.sharesOfNow(row(change.getKey()), change.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (changes.isEmpty() || sum.compareTo(difference.shares()) != 0) {
            return false;
        }
        changes.forEach((id, mended) -> mendEarlier(row(id), mended, position));
        return true;
    }

    private void mendEarlier(TradeRow row, Rebooking.Mended mended, @Nullable Position position) {
        enter(withEarlierShares(draft(row, mended, List.of()), row, mended, position), row, mended);
    }

    /// Mends the fills whose prices the broker has corrected, when that is what the cash differs by.
    ///
    /// @return whether one was mended
    boolean mendPrices(List<Fill> fills, Instant since, BigDecimal unexplained) {
        Map<String, Rebooking.Mended> changes = book.changes(fills, since, null);
        changes.values().removeIf(mended -> mended.price() == null);
        if (changes.isEmpty() || book.cashOf(changes).compareTo(unexplained) != 0) {
            return false;
        }
        changes.forEach((id, mended) -> mend(id, mended, List.of()));
        return true;
    }

    /// At the start, when the earlier cash is not known: mends the fills for which the broker lists another price
    /// for the same shares in two answers.
    ///
    /// @param again reads the fills once more; called only when one has another price
    void mendListedTwice(List<Fill> fills, Supplier<List<Fill>> again, Instant since) {
        Map<String, Rebooking.Mended> changes = pricesAlone(fills, since);
        if (!changes.isEmpty()) {
            changes.entrySet().retainAll(pricesAlone(again.get(), since).entrySet());
            changes.forEach((id, mended) -> mend(id, mended, List.of()));
        }
    }

    private Map<String, Rebooking.Mended> pricesAlone(List<Fill> fills, Instant since) {
        Map<String, Rebooking.Mended> changes = book.changes(fills, since, null);
        changes.values().removeIf(mended -> mended.price() == null);
        changes.keySet()
                .removeIf(id -> fills.stream()
                        .filter(fill -> fill.id().equals(id))
                        .anyMatch(fill -> fill.quantity()
                                        .value()
                                        .compareTo(row(id).quantity().value())
                                != 0));
        return changes;
    }

    /// Mends the fill that `activity` takes back or corrects.
    void mendNamed(AccountActivity activity) {
        boolean bust = activity.kind() == ActivityKind.TRADE_BUST;
        book.rows().stream()
                .filter(row -> row.orderId().equals(activity.orderId()) && !book.isBusted(row.executionId()))
                .filter(row -> !bust
                        || row.quantity().value().compareTo(activity.shares().abs()) == 0)
                .reduce((_, later) -> later)
                .ifPresent(row -> mend(
                        row.executionId(),
                        bust
                                ? Rebooking.Mended.BUSTED
                                : new Rebooking.Mended(activity.shares().abs(), activity.price()),
                        List.of(activity.id())));
    }

    private void mend(String executionId, Rebooking.Mended mended, List<String> activityIds) {
        TradeRow row = row(executionId);
        boolean ofEarlierShares = book.isAdjustedAfter(row);
        if (ofEarlierShares && !book.changesPriceAlone(row, mended)) {
            log.warn("fill of earlier shares not mended, the position decides execution_id={}", executionId);
            return;
        }
        AdjustmentDraft draft = draft(row, mended, activityIds);
        enter(ofEarlierShares ? withPrice(draft, row, mended) : withShares(draft, row, mended), row, mended);
    }

    private TradeRow row(String executionId) {
        return book.row(executionId).orElseThrow();
    }

    private AdjustmentDraft draft(TradeRow row, Rebooking.Mended mended, List<String> activityIds) {
        return new AdjustmentDraft(
                mended.price() == null ? ActivityKind.TRADE_BUST : ActivityKind.TRADE_CORRECTION,
                row.symbol(),
                time.instant(),
                activityIds);
    }

    private void enter(AdjustmentDraft draft, TradeRow row, Rebooking.Mended mended) {
        String fill = row.side() + " " + row.quantity() + " " + row.symbol() + " at " + row.price();
        booking.accept(
                draft,
                "the broker "
                        + (mended.price() == null
                                ? "took back the fill " + fill
                                : "corrected the fill " + fill + " to "
                                        + mended.quantity().toPlainString() + " at " + mended.price()));
    }

    /// Books the row again: the shares held after it have another cost.
    private AdjustmentDraft withShares(AdjustmentDraft draft, TradeRow row, Rebooking.Mended mended) {
        Rebooking now = book.rebooked(row.symbol(), Map.of());
        Rebooking then = book.rebooked(row.symbol(), Map.of(row.executionId(), mended));
        Lot held = book.lot(row.symbol());
        BigDecimal shares = then.lot().shares().subtract(now.lot().shares());
        BigDecimal cost = then.lot().cost().subtract(now.lot().cost());
        Lot after = new Lot(held.shares().add(shares), held.cost().add(cost), held.openedAt());
        return draft.withFill(row.executionId(), mended, shares, after)
                .withProfit(then.profit().subtract(now.profit()));
    }

    /// Books the corrected price of shares that are others now, or are gone: all of it is profit or loss.
    private AdjustmentDraft withPrice(AdjustmentDraft draft, TradeRow row, Rebooking.Mended mended) {
        return draft.withFill(row.executionId(), mended, BigDecimal.ZERO, book.lot(row.symbol()))
                .withProfit(book.cashOf(Map.of(row.executionId(), mended)));
    }

    /// Books the corrected quantity in shares of now. The rest costs what the broker says; what that does not explain
    /// of the dollars is profit or loss.
    private AdjustmentDraft withEarlierShares(
            AdjustmentDraft draft, TradeRow row, Rebooking.Mended mended, @Nullable Position position) {
        BigDecimal shares = book.sharesOfNow(row, mended);
        Lot before = book.lot(row.symbol());
        BigDecimal dollars = book.cashOf(Map.of(row.executionId(), mended));
        BigDecimal held = before.shares().add(shares);
        BigDecimal cost = position == null || held.signum() == 0
                ? before.cost().subtract(dollars)
                : cents(position.averageEntryPrice().value().multiply(held));
        Lot after = held.signum() == 0 ? Lot.NONE : new Lot(held, cost, before.openedAt());
        return draft.withFill(row.executionId(), mended, shares, after)
                .withProfit(dollars.add(after.cost()).subtract(before.cost()));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
