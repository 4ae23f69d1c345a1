package activetrader.execution.fills.adjustments;

import activetrader.broker.AccountActivity;
import activetrader.broker.BrokerException;
import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.execution.fills.book.Lot;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Corporate actions, as the data API lists them, for differences that no activity of the account explains. Each
/// symbol is asked for once a day; a missing answer stops no other work.
public final class CorporateCauses {
    private static final Logger log = LoggerFactory.getLogger(CorporateCauses.class);
    private static final String ID = "corporate-action:";
    private static final int DAYS_BACK = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MarketData data;
    private final TimeSource time;
    private final Map<Symbol, LocalDate> asked = new HashMap<>();
    private final Map<Symbol, List<CorporateAction>> found = new HashMap<>();

    public CorporateCauses(MarketData data, TimeSource time) {
        this.data = data;
        this.time = time;
    }

    /// Starts to ask for those of `symbols` not asked for today, and returns at once.
    void askSoon(Collection<Symbol> symbols) {
        List<Symbol> fresh = unasked(symbols);
        if (!fresh.isEmpty()) {
            time.after(Duration.ZERO, "corporate actions", () -> read(fresh));
        }
    }

    /// Asks for those of `symbols` not asked for today, and waits a few seconds for the answer.
    void ask(Collection<Symbol> symbols) {
        List<Symbol> fresh = unasked(symbols);
        if (!fresh.isEmpty()) {
            read(fresh);
        }
    }

    private synchronized List<Symbol> unasked(Collection<Symbol> symbols) {
        LocalDate today = MarketZone.dateOf(time.instant());
        return symbols.stream()
                .filter(symbol -> !today.equals(asked.put(symbol, today)))
                .toList();
    }

    private void read(List<Symbol> symbols) {
        LocalDate today = MarketZone.dateOf(time.instant());
        try {
            keep(
                    symbols,
                    time.answerWithin(
                            PATIENCE, () -> data.corporateActions(symbols, today.minusDays(DAYS_BACK), today)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokerException | TimeoutException e) {
            log.warn("corporate actions not read symbols={} cause=\"{}\"", symbols, e.getMessage());
            forget(symbols);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Forgets that `symbols` were asked for, so that the next look asks again.
    private synchronized void forget(List<Symbol> symbols) {
        symbols.forEach(asked::remove);
    }

    private synchronized void keep(List<Symbol> symbols, List<CorporateAction> actions) {
        for (Symbol symbol : symbols) {
            found.put(
                    symbol,
                    actions.stream().filter(action -> action.concerns(symbol)).toList());
        }
    }

    /// `difference` with the corporate action that explains all of it, as an activity; unchanged when there is
    /// none.
    ///
    /// @param others all differences, of which a change of symbol or a merger makes two
    /// @param lots what is held by our records
    synchronized ShareDifference explained(
            ShareDifference difference, List<ShareDifference> others, Map<Symbol, Lot> lots) {
        return found.getOrDefault(difference.symbol(), List.of()).stream()
                .filter(action -> isWhole(action, difference, others, lots))
                .findFirst()
                .map(action -> new ShareDifference(
                        difference.symbol(),
                        difference.booked(),
                        difference.shares(),
                        List.of(activity(action, difference))))
                .orElse(difference);
    }

    private AccountActivity activity(CorporateAction action, ShareDifference difference) {
        return new AccountActivity(
                ID + action.id() + "#" + difference.symbol(),
                action.kind().activity(),
                action.inWords(),
                time.instant(),
                difference.symbol(),
                difference.shares(),
                null,
                Money.ZERO,
                null);
    }

    /// Whether a corporate action explains `difference`; its name is the activity's type.
    static boolean named(ShareDifference difference) {
        return difference.activityIds().stream().anyMatch(id -> id.startsWith(ID));
    }

    /// The corporate actions of the symbol in words; empty when none is known.
    synchronized Optional<String> inWords(Symbol symbol) {
        List<CorporateAction> actions = found.getOrDefault(symbol, List.of());
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(actions.stream()
                        .map(CorporateAction::inWords)
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }

    private static boolean isWhole(
            CorporateAction action, ShareDifference difference, List<ShareDifference> others, Map<Symbol, Lot> lots) {
        return switch (action.kind()) {
            case SPLIT, REVERSE_SPLIT ->
                difference.symbol().equals(action.symbol()) && comesTo(difference.booked(), action, difference.held());
            case SYMBOL_CHANGE, STOCK_MERGER -> isExchange(action, difference, others);
            case SPIN_OFF ->
                difference.symbol().equals(action.successor())
                        && difference.booked().signum() == 0
                        && comesTo(lots.getOrDefault(action.symbol(), Lot.NONE).shares(), action, difference.held());
            case CASH_MERGER, REMOVAL -> false; // what the shares were worth is not known to be nothing
        };
    }

    /// Whether all shares of one symbol went, and as many as the rates say came under the other.
    private static boolean isExchange(
            CorporateAction action, ShareDifference difference, List<ShareDifference> others) {
        ShareDifference gone = of(action.symbol(), others);
        ShareDifference come = of(action.successor(), others);
        return gone != null
                && come != null
                && (difference.equals(gone) || difference.equals(come))
                && gone.held().signum() == 0
                && come.booked().signum() == 0
                && comesTo(gone.booked(), action, come.held());
    }

    private static @Nullable ShareDifference of(@Nullable Symbol symbol, List<ShareDifference> differences) {
        return differences.stream()
                .filter(difference -> difference.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
    }

    /// Whether `before` shares become `after`, except for the fraction of a share that is paid in cash.
    private static boolean comesTo(BigDecimal before, CorporateAction action, BigDecimal after) {
        BigDecimal exact = before.multiply(action.newRate()).divide(action.oldRate(), MathContext.DECIMAL64);
        return before.signum() != 0
                && before.signum() * after.signum() >= 0
                && after.abs().compareTo(exact.abs()) <= 0
                && exact.subtract(after).abs().compareTo(BigDecimal.ONE) < 0;
    }
}
