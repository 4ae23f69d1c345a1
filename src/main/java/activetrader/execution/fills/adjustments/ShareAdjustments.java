package activetrader.execution.fills.adjustments;

import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.Lot;
import activetrader.market.ActivityKind;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Books shares that came or went without a fill.
final class ShareAdjustments {
    private final FillBook book;
    private final AdjustmentRecorder recorder;
    private final CorporateCauses causes;
    private final Function<Symbol, @Nullable Position> lastSeen;
    private final TimeSource time;

    /// @param lastSeen a position as the broker showed it last; null when it never did
    ShareAdjustments(
            FillBook book,
            AdjustmentRecorder recorder,
            CorporateCauses causes,
            Function<Symbol, @Nullable Position> lastSeen,
            TimeSource time) {
        this.book = book;
        this.recorder = recorder;
        this.causes = causes;
        this.lastSeen = lastSeen;
        this.time = time;
    }

    /// Joins two differences to a change of symbol: all shares of one went on the day on which as many came under
    /// another, by activities of one kind.
    void rename(List<ShareDifference> differences) {
        for (ShareDifference gone : differences) {
            for (ShareDifference come : differences) {
                boolean same = gone.kind() == ActivityKind.SYMBOL_CHANGE
                        && come.kind() == ActivityKind.SYMBOL_CHANGE
                        && gone.held().signum() == 0
                        && come.booked().signum() == 0
                        && come.shares().compareTo(gone.booked()) == 0;
                if (same) {
                    rename(gone, come);
                }
            }
        }
    }

    private void rename(ShareDifference gone, ShareDifference come) {
        Lot lot = book.lot(gone.symbol());
        String text = gone.symbol() + " is " + come.symbol() + " now: "
                + come.shares().toPlainString() + " shares";
        Instant at = gone.activities().getFirst().at();
        if (recorder.enter(
                draft(come, at).withShares(come, new Lot(lot.shares(), lot.cost(), lot.openedAt()), BigDecimal.ZERO),
                text)) {
            recorder.enter(draft(gone, at).withShares(gone, Lot.NONE, BigDecimal.ZERO), text);
        }
    }

    private static AdjustmentDraft draft(ShareDifference difference, Instant at) {
        return new AdjustmentDraft(difference.kind(), difference.symbol(), at, difference.activityIds());
    }

    /// Books `difference`.
    ///
    /// @param worthCounts whether the day's start equity did not contain the shares
    void adjust(ShareDifference difference, boolean worthCounts) {
        Symbol symbol = difference.symbol();
        ActivityKind kind = difference.kind();
        Lot before = book.lot(symbol);
        Position position = lastSeen.apply(symbol);
        Instant at = difference.activities().isEmpty()
                ? time.instant()
                : difference.activities().getFirst().at();
        boolean dated = worthCounts || kind != ActivityKind.UNEXPLAINED;
        Lot after = after(difference, before, position, dated ? at : null);
        boolean counts = kind.movesEquity() && dated;
        BigDecimal worth = counts ? ShareValuation.of(difference, before, position) : BigDecimal.ZERO;
        recorder.enter(
                draft(difference, at)
                        .withShares(difference, after, worth)
                        .withProfit(ShareValuation.profit(kind, before, after, worth, counts)),
                text(difference, kind));
    }

    private String text(ShareDifference difference, ActivityKind kind) {
        String change =
                difference.symbol() + " went from " + difference.booked().toPlainString() + " to "
                        + difference.held().toPlainString() + " shares without a fill: ";
        if (kind == ActivityKind.UNEXPLAINED) {
            return change + "no activity of the account explains it"
                    + causes.inWords(difference.symbol())
                            .map(words -> "; corporate actions: " + words)
                            .orElse("")
                    + "; the broker's figure is taken";
        }
        return change
                + kind.words()
                + (CorporateCauses.named(difference)
                        ? " (" + difference.activities().getFirst().type() + ")"
                        : "")
                + (difference.isExplained() ? "" : ", which does not add up; the broker's figure is taken");
    }

    /// The lot after a difference. A split keeps the cost; earlier stops and entries are forgotten, as their prices
    /// belong to other shares. Everything else gets the broker's average price.
    ///
    /// @param cameAt when shares came of which none were held; null when not known
    private Lot after(ShareDifference difference, Lot before, @Nullable Position position, @Nullable Instant cameAt) {
        BigDecimal held = difference.held();
        if (held.signum() == 0) {
            return Lot.NONE;
        }
        ActivityKind kind = difference.kind();
        boolean split = kind == ActivityKind.SPLIT || kind == ActivityKind.REVERSE_SPLIT;
        if (split && before.shares().signum() == held.signum()) {
            return new Lot(held, before.cost(), openedInNewShares(before));
        }
        BigDecimal price = position != null
                ? position.averageEntryPrice().value()
                : before.averagePrice().map(Price::value).orElse(BigDecimal.ZERO);
        return new Lot(
                held,
                held.multiply(price).setScale(2, RoundingMode.HALF_UP),
                before.isFlat() ? cameAt : before.openedAt());
    }

    /// The opening instant in new shares: now if opened today in New York, else the last millisecond of yesterday.
    private Instant openedInNewShares(Lot before) {
        Instant now = time.instant();
        LocalDate today = MarketZone.dateOf(now);
        boolean openedToday = before.openedAt() != null
                && MarketZone.dateOf(before.openedAt()).equals(today);
        return openedToday ? now : MarketZone.startOfDay(today).minusMillis(1);
    }
}
