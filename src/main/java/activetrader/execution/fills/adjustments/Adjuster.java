package activetrader.execution.fills.adjustments;

import activetrader.broker.AccountActivity;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.fills.book.FillBook;
import activetrader.execution.fills.book.Lot;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Instant;
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

/// Books what changed cash or shares without a fill: each change once, with its own row and an alert. When the disk
/// fails nothing is booked, and the next look tries again.
public final class Adjuster {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final FillBook book;
    private final TimeSource time;
    private final Alerts alerts;
    private final Map<String, AccountActivity> pending = new LinkedHashMap<>();
    private final Map<Symbol, Position> lastSeen = new HashMap<>();
    private final Doubts doubts = new Doubts();
    private final Set<ShareDifference> contradicted = new HashSet<>();
    private final CorporateCauses causes;
    private final AdjustmentRecorder recorder;
    private final FillAdjuster corrections;
    private final ShareAdjustments shares;

    public Adjuster(
            FillBook book,
            JsonlFile file,
            TradingCalendar calendar,
            TimeSource time,
            Alerts alerts,
            CorporateCauses causes) {
        this.book = book;
        this.time = time;
        this.alerts = alerts;
        this.causes = causes;
        this.recorder = new AdjustmentRecorder(book, file, calendar, alerts, this::entered);
        this.corrections = new FillAdjuster(book, time, recorder::enter);
        this.shares = new ShareAdjustments(book, recorder, causes, lastSeen::get, time);
    }

    private void entered(AdjustmentRow row) {
        row.activityIds().forEach(pending::remove);
        doubts.forget(row.symbol() == null ? "cash" : row.symbol().value());
    }

    /// Remembers prices and costs, to value shares after they are gone.
    public synchronized void saw(Collection<Position> positions) {
        positions.forEach(position -> lastSeen.put(position.symbol(), position));
    }

    /// Books the cash of `activities` and mends the fills that they name; what moves shares waits until the
    /// positions show it.
    public synchronized void take(List<AccountActivity> activities) {
        for (AccountActivity activity : activities) {
            if (!book.knowsActivity(activity.id()) && !pending.containsKey(activity.id())) {
                take(activity);
            }
        }
    }

    private void take(AccountActivity activity) {
        switch (activity.kind()) {
            case TRADE_BUST, TRADE_CORRECTION -> corrections.mendNamed(activity);
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
        recorder.enter(
                new AdjustmentDraft(activity.kind(), activity.symbol(), activity.at(), List.of(id))
                        .withCash(cash, move, trades ? cash.subtract(move) : BigDecimal.ZERO),
                activity.kind().words() + " of $" + amount.abs() + (amount.isNegative() ? " out" : " in") + " ("
                        + activity.type() + ") at " + stamp(activity.at())
                        + (move.signum() == 0 ? "" : "; it is no profit or loss of trading"));
    }

    /// Books the dollars that stay unexplained for so long that no explanation will come.
    public synchronized void moveUnexplainedCash(BigDecimal cash) {
        if (doubts.isOver("cash", cash, time.tick())) {
            recorder.enter(
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
    public synchronized void reconcile(
            Collection<Position> positions, List<Fill> fills, Instant since, ListWitness witness) {
        saw(positions);
        List<ShareDifference> differences = ShareDifference.between(book.lots(), positions, pending.values());
        shares.rename(differences);
        List<ShareDifference> unexplained = new ArrayList<>();
        for (ShareDifference difference : ShareDifference.between(book.lots(), positions, pending.values())) {
            if (!corrections.mendsAll(difference, fills, since, lastSeen.get(difference.symbol()))) {
                if (difference.isExplained()) {
                    shares.adjust(difference, true);
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
        shares.rename(differences);
        for (ShareDifference difference : differences) {
            boolean stands = book.lot(difference.symbol()).shares().compareTo(difference.booked()) == 0;
            if (stands) {
                shares.adjust(difference, worthCounts);
            }
        }
    }

    /// `explained`, or `difference` when its explanation has been booked before.
    private ShareDifference fresh(ShareDifference difference, ShareDifference explained) {
        return explained.activityIds().stream().anyMatch(book::knowsActivity) ? difference : explained;
    }

    /// Asks, before [#adjustNow], for corporate actions that explain the shares which no activity explains. It may
    /// take some seconds.
    public void lookUpCauses(Map<Symbol, BigDecimal> heldBefore) {
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
    public synchronized void adjustNow(
            Map<Symbol, BigDecimal> heldBefore,
            boolean worthCounts,
            ListWitness witness,
            List<Fill> fills,
            Instant since) {
        List<ShareDifference> unexplained = new ArrayList<>();
        for (ShareDifference difference : differences(heldBefore)) {
            if (!corrections.mendsAll(difference, fills, since, lastSeen.get(difference.symbol()))) {
                if (difference.isExplained()) {
                    shares.adjust(difference, worthCounts);
                } else if (isConfirmed(difference, witness)) {
                    unexplained.add(difference);
                }
            }
        }
        adjustUnexplained(unexplained, worthCounts);
    }

    /// Mends the fills whose prices the broker has corrected, when that is what the cash differs by.
    ///
    /// @return whether one was mended
    public synchronized boolean mendPrices(List<Fill> fills, Instant since, BigDecimal unexplained) {
        return corrections.mendPrices(fills, since, unexplained);
    }

    /// At the start, when the earlier cash is not known: mends the fills for which the broker lists another price
    /// for the same shares in two answers.
    ///
    /// @param again reads the fills once more; called only when one has another price
    public synchronized void mendListedTwice(List<Fill> fills, Supplier<List<Fill>> again, Instant since) {
        corrections.mendListedTwice(fills, again, since);
    }

    static String stamp(Instant at) {
        return MINUTE.format(MarketZone.at(at)) + " New York";
    }
}
