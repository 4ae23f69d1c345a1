package activetrader.execution.fills;

import activetrader.broker.AccountActivity;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Books what changed cash or shares without a fill: each change once, with its own row and an alert. When the disk
/// fails nothing is booked, and the next look tries again.
final class Adjuster {
    private static final Logger log = LoggerFactory.getLogger(Adjuster.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final FillBook book;
    private final JsonlFile file;
    private final TradingCalendar calendar;
    private final TimeSource time;
    private final Alerts alerts;
    private final Map<String, AccountActivity> pending = new LinkedHashMap<>();
    private final Map<Symbol, Position> lastSeen = new HashMap<>();
    private final Doubts doubts = new Doubts();
    private final Set<ShareDifference> contradicted = new HashSet<>();
    private final CorporateCauses causes;
    private final FillAdjuster fillAdjuster;

    Adjuster(
            FillBook book,
            JsonlFile file,
            TradingCalendar calendar,
            TimeSource time,
            Alerts alerts,
            CorporateCauses causes) {
        this.causes = causes;
        this.book = book;
        this.file = file;
        this.calendar = calendar;
        this.time = time;
        this.alerts = alerts;
        this.fillAdjuster = new FillAdjuster(book, time, this::enter);
    }

    /// Remembers prices and costs, to value shares after they are gone.
    synchronized void saw(Collection<Position> positions) {
        positions.forEach(position -> lastSeen.put(position.symbol(), position));
    }

    /// Books the cash of `activities` and mends the fills that they name; what moves shares waits until the
    /// positions show it.
    synchronized void take(List<AccountActivity> activities) {
        for (AccountActivity activity : activities) {
            if (!book.knowsActivity(activity.id()) && !pending.containsKey(activity.id())) {
                take(activity);
            }
        }
    }

    private void take(AccountActivity activity) {
        switch (activity.kind()) {
            case TRADE_BUST, TRADE_CORRECTION -> fillAdjuster.mendNamed(activity);
            case DEPOSIT,
                    WITHDRAWAL,
                    CASH_TRANSFER,
                    DIVIDEND,
                    INTEREST,
                    FEE,
                    SHARE_TRANSFER,
                    SPLIT,
                    REVERSE_SPLIT,
                    SPIN_OFF,
                    MERGER,
                    SYMBOL_CHANGE,
                    REORGANIZATION,
                    ASSIGNMENT,
                    FOREIGN_TRADE,
                    OTHER,
                    UNEXPLAINED -> {
                boolean movesShares =
                        activity.symbol() != null && activity.shares().signum() != 0;
                boolean movesCash = !activity.cash().isZero() && activity.kind() != ActivityKind.SHARE_TRANSFER;
                if (movesShares) {
                    pending.put(activity.id(), activity);
                }
                if (movesCash && !book.knowsActivity(cashPart(activity, movesShares))) {
                    moveCash(activity, cashPart(activity, movesShares));
                }
            }
        }
    }

    /// The id of an activity's cash part. An activity that also moves shares is marked only when the shares have
    /// come.
    private static String cashPart(AccountActivity activity, boolean movesShares) {
        return movesShares ? activity.id() + "#cash" : activity.id();
    }

    private void moveCash(AccountActivity activity, String id) {
        BigDecimal cash = activity.cash().value();
        BigDecimal move = activity.kind().movesEquity() ? cash : BigDecimal.ZERO;
        boolean trades = activity.kind() != ActivityKind.FOREIGN_TRADE;
        Money amount = new Money(cash);
        enter(
                new AdjustmentDraft(activity.kind(), activity.symbol(), activity.at(), List.of(id))
                        .withCash(cash, move, trades ? cash.subtract(move) : BigDecimal.ZERO),
                activity.kind().words() + " of $" + amount.abs() + (amount.isNegative() ? " out" : " in") + " ("
                        + activity.type() + ") at " + stamp(activity.at())
                        + (move.signum() == 0 ? "" : "; it is no profit or loss of trading"));
    }

    /// Books the dollars that stay unexplained for so long that no explanation will come.
    synchronized void moveUnexplainedCash(BigDecimal cash) {
        if (doubts.isOver("cash", cash, time.tick())) {
            enter(
                    new AdjustmentDraft(ActivityKind.UNEXPLAINED, null, time.instant(), List.of())
                            .withCash(cash, cash, BigDecimal.ZERO),
                    "cash changed by $" + new Money(cash)
                            + " and neither a fill nor an activity of the account says why; it is taken as a transfer");
        }
    }

    /// Adjusts the records to `positions` where the difference is explained, or has lasted too long.
    ///
    /// @param fills all fills that the broker lists since `since`
    /// @param witness whether the account confirms `positions`; an unexplained difference is not booked without
    ///     that
    synchronized void reconcile(Collection<Position> positions, List<Fill> fills, Instant since, ListWitness witness) {
        saw(positions);
        List<ShareDifference> differences = ShareDifference.between(book.lots(), positions, pending.values());
        rename(differences);
        List<ShareDifference> unexplained = new ArrayList<>();
        for (ShareDifference difference : ShareDifference.between(book.lots(), positions, pending.values())) {
            if (!fillAdjuster.mendsAll(difference, fills, since, lastSeen.get(difference.symbol()))) {
                if (difference.isExplained()) {
                    adjust(difference, true);
                } else {
                    unexplained.add(difference);
                }
            }
        }
        causes.askSoon(unexplained.stream().map(ShareDifference::symbol).toList());
        unexplained.removeIf(difference -> !isOver(difference, witness));
        adjustUnexplained(unexplained, true);
    }

    /// Adjusts to what no activity explains; as a corporate action where that explains all of it.
    private void adjustUnexplained(List<ShareDifference> unexplained, boolean worthCounts) {
        Map<Symbol, Lot> lots = book.lots();
        List<ShareDifference> differences = unexplained.stream()
                .map(difference -> difference.activities().isEmpty()
                        ? fresh(difference, causes.explained(difference, unexplained, lots))
                        : difference)
                .toList();
        rename(differences);
        for (ShareDifference difference : differences) {
            boolean stands = book.lot(difference.symbol()).shares().compareTo(difference.booked()) == 0;
            if (stands) {
                adjust(difference, worthCounts);
            }
        }
    }

    /// `explained`, or `difference` when its explanation has been booked before.
    private ShareDifference fresh(ShareDifference difference, ShareDifference explained) {
        return explained.activityIds().stream().anyMatch(book::knowsActivity) ? difference : explained;
    }

    /// Asks, before [#adjustNow], for corporate actions that explain the shares which no activity explains. It may
    /// take some seconds.
    void lookUpCauses(Map<Symbol, BigDecimal> heldBefore) {
        causes.ask(differences(heldBefore).stream()
                .filter(difference -> difference.activities().isEmpty())
                .map(ShareDifference::symbol)
                .toList());
    }

    private synchronized List<ShareDifference> differences(Map<Symbol, BigDecimal> heldBefore) {
        List<ShareDifference> differences = new ArrayList<>();
        heldBefore.forEach((symbol, held) -> {
            BigDecimal booked = book.lot(symbol).shares();
            List<AccountActivity> activities = pending.values().stream()
                    .filter(activity -> symbol.equals(activity.symbol()))
                    .toList();
            if (held.compareTo(booked) != 0) {
                differences.add(new ShareDifference(symbol, booked, held.subtract(booked), activities));
            }
        });
        return differences;
    }

    /// Whether `difference` has lasted so long that no explanation will come, and the account confirms it.
    private boolean isOver(ShareDifference difference, ListWitness witness) {
        String symbol = difference.symbol().value();
        if (!isConfirmed(difference, witness)) {
            doubts.forget(symbol);
            return false;
        }
        return doubts.isOver(symbol, difference.shares(), time.tick());
    }

    private boolean isConfirmed(ShareDifference difference, ListWitness witness) {
        Symbol symbol = difference.symbol();
        boolean confirmed = witness.confirms(ShareValuation.of(difference, book.lot(symbol), lastSeen.get(symbol)));
        if (confirmed) {
            contradicted.remove(difference);
        } else if (contradicted.add(difference)) {
            alerts.critical(
                    Alert.Kind.POSITION_DISPUTED,
                    symbol,
                    "the broker lists " + difference.held().toPlainString() + " " + symbol + " and the books hold "
                            + difference.booked().toPlainString()
                            + ", but equity less cash does not confirm the list; nothing is taken, no entries until it"
                            + " does");
        }
        return confirmed;
    }

    /// Adjusts at the start, or before booking a fill that would open a position which the broker denies. This
    /// cannot wait, but what neither an activity nor the account confirms is left to [#reconcile].
    ///
    /// @param worthCounts whether the day's start equity did not contain the unexplained shares
    /// @param fills all fills that the broker lists since `since`
    synchronized void adjustNow(
            Map<Symbol, BigDecimal> heldBefore,
            boolean worthCounts,
            ListWitness witness,
            List<Fill> fills,
            Instant since) {
        List<ShareDifference> unexplained = new ArrayList<>();
        for (ShareDifference difference : differences(heldBefore)) {
            if (!fillAdjuster.mendsAll(difference, fills, since, lastSeen.get(difference.symbol()))) {
                if (difference.isExplained()) {
                    adjust(difference, worthCounts);
                } else if (isConfirmed(difference, witness)) {
                    unexplained.add(difference);
                }
            }
        }
        adjustUnexplained(unexplained, worthCounts);
    }

    /// Joins two differences to a change of symbol: all shares of one went on the day on which as many came under
    /// another, by activities of one kind.
    private void rename(List<ShareDifference> differences) {
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
        if (enter(
                draft(come, at).withShares(come, new Lot(lot.shares(), lot.cost(), lot.openedAt()), BigDecimal.ZERO),
                text)) {
            enter(draft(gone, at).withShares(gone, Lot.NONE, BigDecimal.ZERO), text);
        }
    }

    private static AdjustmentDraft draft(ShareDifference difference, Instant at) {
        return new AdjustmentDraft(difference.kind(), difference.symbol(), at, difference.activityIds());
    }

    private void adjust(ShareDifference difference, boolean worthCounts) {
        Symbol symbol = difference.symbol();
        ActivityKind kind = difference.kind();
        Lot before = book.lot(symbol);
        Position position = lastSeen.get(symbol);
        Instant at = difference.activities().isEmpty()
                ? time.instant()
                : difference.activities().getFirst().at();
        boolean dated = worthCounts || kind != ActivityKind.UNEXPLAINED;
        Lot after = after(difference, before, position, dated ? at : null);
        boolean counts = kind.movesEquity() && dated;
        BigDecimal worth = counts ? ShareValuation.of(difference, before, position) : BigDecimal.ZERO;
        enter(
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

    /// Mends the fills whose prices the broker has corrected, when that is what the cash differs by.
    ///
    /// @return whether one was mended
    synchronized boolean mendPrices(List<Fill> fills, Instant since, BigDecimal unexplained) {
        return fillAdjuster.mendPrices(fills, since, unexplained);
    }

    /// At the start, when the earlier cash is not known: mends the fills for which the broker lists another price
    /// for the same shares in two answers.
    ///
    /// @param again reads the fills once more; called only when one has another price
    synchronized void mendListedTwice(List<Fill> fills, Supplier<List<Fill>> again, Instant since) {
        fillAdjuster.mendListedTwice(fills, again, since);
    }

    private boolean enter(AdjustmentDraft draft, String text) {
        LocalDate date = calendar.currentOrNext(draft.at()).date();
        AdjustmentRow row = draft.row(date, text, book);
        try {
            file.append(row);
        } catch (UncheckedIOException e) {
            log.error("adjustment not recorded, tried again later text=\"{}\" cause=\"{}\"", text, e.getMessage());
            return false;
        }
        book.take(row);
        row.activityIds().forEach(pending::remove);
        doubts.forget(row.symbol() == null ? "cash" : row.symbol().value());
        alert(row);
        return true;
    }

    private void alert(AdjustmentRow row) {
        boolean shares = row.setsPosition();
        Alert.Kind kind = shares ? Alert.Kind.POSITION_ADJUSTED : Alert.Kind.CASH_MOVED;
        if (row.activity() == ActivityKind.UNEXPLAINED) {
            alerts.critical(kind, row.symbol(), row.text());
        } else if (shares) {
            alerts.warning(kind, row.symbol(), row.text());
        } else {
            alerts.info(kind, row.symbol(), row.text());
        }
    }

    static String stamp(Instant at) {
        return MINUTE.format(MarketZone.at(at)) + " New York";
    }
}
