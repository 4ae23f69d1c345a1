package activetrader.risk;

import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.RawItem;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.Finding.MissingInput;
import activetrader.risk.RiskLimits.LossLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rules that look at the account and its day, whatever is to be entered.
final class AccountRules {
    private AccountRules() {}

    static Optional<Finding> tradingMode(AccountInputs in) {
        return switch (in.view().mode()) {
            case ACTIVE -> Finding.NONE;
            case REDUCE_ONLY, HALTED ->
                Finding.of(
                        "trading mode is " + in.view().mode() + " (" + in.view().modeReason()
                                + "): positions can only be closed",
                        in.view().mode(),
                        TradingMode.ACTIVE);
        };
    }

    static Optional<Finding> sessionOpen(AccountInputs in) {
        return in.day().isOpenAt(in.now())
                ? Finding.NONE
                : Finding.of(
                        "the market is closed: it is open from " + in.day().open() + " to "
                                + in.day().close(),
                        in.now(),
                        in.day().open());
    }

    static Optional<Finding> firstMinutes(AccountInputs in) {
        int minutes = in.limits().pace().noEntryFirstMinutes();
        Instant from = in.day().open().plus(Duration.ofMinutes(minutes));
        return in.now().isBefore(from)
                ? Finding.of("no entries in the first " + minutes + " minutes: wait until " + from, in.now(), from)
                : Finding.NONE;
    }

    static Optional<Finding> lastMinutes(AccountInputs in) {
        int minutes = in.limits().pace().noEntryLastMinutes();
        Instant until = in.day().close().minus(Duration.ofMinutes(minutes));
        return in.now().isBefore(until)
                ? Finding.NONE
                : Finding.of(
                        "no entries in the last " + minutes + " minutes: done for today, only exits now",
                        in.now(),
                        until);
    }

    /// A comparison that seems to lie in the future was made before our clock was set back: it says nothing
    /// any more.
    static Optional<Finding> clockAgrees(AccountInputs in) {
        ClockCheck clock = in.clock();
        Duration age = Duration.between(clock.at(), in.now());
        if (age.isNegative() || age.compareTo(ClockCheck.MAX_AGE) > 0) {
            return Finding.stale(
                    "the comparison with the broker's clock", age, Math.toIntExact(ClockCheck.MAX_AGE.toSeconds()));
        }
        int limit = in.limits().data().maxClockSkewSeconds();
        if (clock.skew().abs().compareTo(Duration.ofSeconds(limit)) > 0) {
            return Finding.of(
                    "our clock is " + clock.skew().abs().toMillis() + " ms "
                            + (clock.skew().isNegative() ? "ahead of" : "behind") + " the broker's, at most " + limit
                            + " s are allowed: a person must set it",
                    clock.skew().toMillis() + " ms",
                    limit + " s");
        }
        return clock.marketDisputed()
                ? Finding.of(
                        "our calendar and the broker disagree about whether the market is open: wait",
                        "disputed",
                        "agreed")
                : Finding.NONE;
    }

    static Optional<Finding> accountUsable(AccountInputs in) {
        int maxAge = in.limits().data().maxAccountAgeSeconds();
        Duration age = Duration.between(in.books().readAt(), in.now());
        if (age.compareTo(Duration.ofSeconds(maxAge)) > 0) {
            return Finding.stale("the account's state", age, maxAge);
        }
        Account account = in.books().account();
        if (account.blocked()) {
            return Finding.of("the broker has blocked the account: a person must act", "blocked", "not blocked");
        }
        if (!account.isActive()) {
            return Finding.of(
                    "the account's status at the broker is " + account.status() + ": a person must act",
                    account.status(),
                    Account.ACTIVE);
        }
        return account.equity().isPositive()
                ? Finding.NONE
                : Finding.of("equity is " + account.equity() + ", it must be positive", account.equity(), "above 0");
    }

    /// What cannot be read counts as held: its effect on the limits is unknown.
    static Optional<Finding> unknownHolding(AccountInputs in) {
        List<RawItem> unreadable = in.books().unreadable();
        return unreadable.isEmpty()
                ? Finding.NONE
                : Finding.of(
                        "the broker lists what cannot be read: "
                                + unreadable.stream()
                                        .map(item -> item.inWords() + " (" + item.why() + ")")
                                        .collect(Collectors.joining(", "))
                                + "; no entries before it is gone or readable",
                        unreadable.size(),
                        0);
    }

    static Optional<Finding> dailyLoss(AccountInputs in) {
        Money loss = in.dailyLoss();
        Money limit = in.dailyLossLimit();
        return loss.isBelow(limit)
                ? Finding.NONE
                : Finding.of(
                        "the day has lost $" + loss.toCents() + " of at most $" + limit.toCents()
                                + in.today().afterMoves() + ": done for today, only exits now",
                        loss,
                        limit);
    }

    static Optional<Finding> drawdown(AccountInputs in) {
        Money high = in.today().highWaterEquity().max(in.startEquity()).max(in.equity());
        Money drawdown = high.minus(in.equity());
        Money limit = Percent.of(high, in.limits().loss().maxDrawdownPercent());
        return drawdown.isBelow(limit)
                ? Finding.NONE
                : Finding.of(
                        "equity is $" + drawdown.toCents() + " below the day's high, at most $" + limit.toCents()
                                + " are allowed: only exits now",
                        drawdown,
                        limit);
    }

    static Optional<Finding> lossPause(AccountInputs in) {
        DayRecord today = in.today();
        LossLimits limits = in.limits().loss();
        if (today.consecutiveLosses() < limits.maxConsecutiveLosses()) {
            return Finding.NONE;
        }
        if (today.lastLossAt() == null) {
            throw MissingInput.of("the time of the last loss");
        }
        Instant until = today.lastLossAt().plus(Duration.ofMinutes(limits.lossPauseMinutes()));
        return in.now().isBefore(until)
                ? Finding.of(
                        today.consecutiveLosses() + " losses in a row: pause until " + until,
                        today.consecutiveLosses(),
                        limits.maxConsecutiveLosses())
                : Finding.NONE;
    }

    static Optional<Finding> tradesPerDay(AccountInputs in) {
        int trades = in.today().trades();
        int limit = in.limits().pace().maxTradesPerDay();
        return trades < limit
                ? Finding.NONE
                : Finding.of(
                        "all " + limit + " entries of the day are used: done for today, only exits now", trades, limit);
    }

    static Optional<Finding> ordersPerMinute(AccountInputs in) {
        Instant minuteAgo = in.now().minus(Duration.ofMinutes(1));
        long orders = in.today().orderTimes().stream()
                .filter(at -> at.isAfter(minuteAgo))
                .count();
        int limit = in.limits().pace().maxOrdersPerMinute();
        return orders < limit
                ? Finding.NONE
                : Finding.of(orders + " entries within a minute, at most " + limit + ": wait a minute", orders, limit);
    }

    static Optional<Finding> entryPause(AccountInputs in) {
        int minutes = in.limits().pace().entryPauseMinutes();
        Instant last = in.today().orderTimes().stream().max(Instant::compareTo).orElse(Instant.MIN);
        Instant from = last.equals(Instant.MIN) ? last : last.plus(Duration.ofMinutes(minutes));
        return in.now().isBefore(from)
                ? Finding.of(
                        "the last entry was less than " + minutes + " minutes ago: none before " + from, in.now(), from)
                : Finding.NONE;
    }

    /// Whether a further symbol may be held at all.
    static Optional<Finding> positions(AccountInputs in) {
        int held = in.exposures().count();
        int limit = in.limits().size().maxPositions();
        return held < limit
                ? Finding.NONE
                : Finding.of(
                        held + " positions are held or asked for, at most " + limit + ": close one first", held, limit);
    }

    /// Whether anything may be deployed at all.
    static Optional<Finding> deployed(AccountInputs in) {
        Money deployed = in.exposures().total();
        return deployed.isBelow(in.deployedLimit())
                ? Finding.NONE
                : Finding.of(
                        "$" + deployed.toCents() + " are deployed, at most $"
                                + in.deployedLimit().toCents() + ": close something first",
                        deployed,
                        in.deployedLimit());
    }

    /// No US stock account may invest more than four times its equity (FINRA Rule 4210, day-trading buying power).
    private static final BigDecimal MOST_LEVERAGE = BigDecimal.valueOf(4);
    /// Buying power is made of the equity of one moment of the day, ours of another.
    private static final BigDecimal TOLERANCE = new BigDecimal("1.1");

    static Optional<Finding> plausible(AccountInputs in) {
        return equityIsTheSum(in).or(() -> equityHasNotJumped(in)).or(() -> buyingPowerIsPossible(in));
    }

    /// Equity is cash and the value of all positions, by definition.
    private static Optional<Finding> equityIsTheSum(AccountInputs in) {
        Money sum = in.books().account().cash().plus(in.books().worth().orElseThrow(() -> notValued(in.books())));
        Money gap = in.equity().minus(sum).abs();
        Money most = Percent.of(in.equity(), in.limits().data().maxEquityGapPercent());
        return gap.isAbove(most)
                ? Finding.of(
                        "equity is $" + in.equity().toCents() + ", but cash and positions are $" + sum.toCents()
                                + ", at most $" + most.toCents() + " apart is believed: try again later",
                        gap,
                        most)
                : Finding.NONE;
    }

    private static MissingInput notValued(AccountSnapshot books) {
        return books.otherAssets().stream()
                .filter(other -> other.marketValue() == null)
                .findFirst()
                .map(other -> MissingInput.of("the value of " + other.inWords()))
                .orElseThrow();
    }

    /// Within a day, and without a deposit that the start of the day knows of, equity moves with what is held.
    private static Optional<Finding> equityHasNotJumped(AccountInputs in) {
        Money start = in.startEquity();
        BigDecimal moved = Percent.ratio(in.equity().minus(start), start);
        BigDecimal most = in.limits().data().maxEquityMovePercent();
        return moved.abs().compareTo(most) > 0
                ? Finding.of(
                        "equity went from $" + start.toCents() + " to $"
                                + in.equity().toCents() + " since the day began, " + moved.toPlainString()
                                + " %, at most " + most.toPlainString() + " % is believed",
                        moved.toPlainString(),
                        most.toPlainString())
                : Finding.NONE;
    }

    private static Optional<Finding> buyingPowerIsPossible(AccountInputs in) {
        Account account = in.books().account();
        Money most = in.equity()
                .max(in.startEquity())
                .times(account.multiplier().min(MOST_LEVERAGE).max(BigDecimal.ONE))
                .times(TOLERANCE);
        return account.buyingPower().isAbove(most)
                ? Finding.of(
                        "buying power is $" + account.buyingPower().toCents() + ", an account of $"
                                + in.equity().toCents() + " has at most $" + most.toCents(),
                        account.buyingPower(),
                        most)
                : Finding.NONE;
    }
}
