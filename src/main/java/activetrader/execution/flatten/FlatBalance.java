package activetrader.execution.flatten;

import activetrader.broker.AccountActivity;
import activetrader.broker.Activities;
import activetrader.broker.Broker;
import activetrader.market.Account;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The third witness of a flat account, beside the lists of positions and orders: the equity equals the cash, and
/// what was bought today has been sold, or has gone by an activity of the account: a transfer, a split, a new symbol.
/// See decision 59.
///
/// @param account cash and equity
/// @param today the day's executions
/// @param bought net shares that came by symbol over [#HISTORY], for symbols of which more came than went today
record FlatBalance(Account account, List<Fill> today, Map<Symbol, BigDecimal> bought) {
    /// How far back a short position may have been opened that was covered today.
    static final Duration HISTORY = Duration.ofDays(30);

    private static final BigDecimal SMALL_FEES = BigDecimal.ONE;
    /// SEC fee, FINRA's trading activity fee and the CAT fee come to less than this share of what was sold.
    private static final BigDecimal FEE_RATE = new BigDecimal("0.0005");
    /// The market value of what stays may change by this share between two answers.
    private static final BigDecimal MOVE = new BigDecimal("0.05");

    /// Reads account and executions from the broker.
    ///
    /// @throws activetrader.broker.BrokerException when one of the calls failed
    static FlatBalance ask(Broker broker, Instant midnight) {
        Account account = broker.account();
        Activities today = broker.activities(midnight);
        Map<Symbol, BigDecimal> net = net(today);
        net.values().removeIf(shares -> shares.signum() <= 0);
        if (!net.isEmpty()) {
            Map<Symbol, BigDecimal> longer = net(broker.activities(midnight.minus(HISTORY)));
            net.replaceAll((symbol, shares) -> longer.getOrDefault(symbol, shares));
        }
        return new FlatBalance(account, today.fills(), net);
    }

    private static Map<Symbol, BigDecimal> net(Activities activities) {
        Map<Symbol, BigDecimal> net = new TreeMap<>();
        activities.fills().forEach(fill -> net.merge(fill.symbol(), fill.signedQuantity(), BigDecimal::add));
        for (AccountActivity activity : activities.others()) {
            if (activity.symbol() != null && movesShares(activity.kind())) {
                net.merge(activity.symbol(), activity.shares(), BigDecimal::add);
            }
        }
        return net;
    }

    /// Whether the shares of such an activity come or go. A busted or corrected fill names its own shares, and what an
    /// unknown activity does with its shares is not known.
    private static boolean movesShares(ActivityKind kind) {
        return switch (kind) {
            case SHARE_TRANSFER,
                    SPLIT,
                    REVERSE_SPLIT,
                    SPIN_OFF,
                    MERGER,
                    SYMBOL_CHANGE,
                    REORGANIZATION,
                    ASSIGNMENT,
                    DIVIDEND -> true;
            case TRADE_BUST,
                    TRADE_CORRECTION,
                    DEPOSIT,
                    WITHDRAWAL,
                    CASH_TRANSFER,
                    INTEREST,
                    FEE,
                    FOREIGN_TRADE,
                    OTHER,
                    UNEXPLAINED -> false;
        };
    }

    /// Why the account is not flat although no position and no order is listed; empty when it is.
    ///
    /// Shares sold beyond those bought today were held before; a short position would show in the equity.
    ///
    /// @param kept symbols that stay
    /// @param keptWorth market values of all that stays; empty when one is not known, and equity then says nothing
    Optional<String> disagreement(Set<Symbol> kept, Optional<List<Money>> keptWorth) {
        for (Map.Entry<Symbol, BigDecimal> each : bought.entrySet()) {
            if (each.getValue().signum() > 0 && !kept.contains(each.getKey())) {
                return Optional.of("no position is listed, but of " + each.getKey() + " "
                        + each.getValue().toPlainString() + " shares more were bought than sold");
            }
        }
        return keptWorth.flatMap(this::missingCash);
    }

    private Optional<String> missingCash(List<Money> keptWorth) {
        BigDecimal worth = keptWorth.stream().map(Money::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal gross = keptWorth.stream().map(each -> each.value().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sold = today.stream()
                .filter(fill -> fill.side() == Side.SELL)
                .map(fill -> fill.price().value().multiply(fill.quantity().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal bound = SMALL_FEES.add(sold.multiply(FEE_RATE)).add(gross.multiply(MOVE));
        BigDecimal invested =
                account.equity().value().subtract(account.cash().value()).subtract(worth);
        return invested.abs().compareTo(bound) <= 0
                ? Optional.empty()
                : Optional.of("no position is listed, but equity is $" + account.equity() + " and cash $"
                        + account.cash()
                        + (keptWorth.isEmpty() ? "" : ", with $" + worth.toPlainString() + " left alone"));
    }
}
