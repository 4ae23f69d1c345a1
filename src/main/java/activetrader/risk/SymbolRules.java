package activetrader.risk;

import activetrader.market.Asset;
import activetrader.market.OrderType;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.SymbolView.MarketTrend;
import activetrader.risk.SymbolView.MarketTrend.Direction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The rules about what may be entered: which symbols, in which direction, by which orders.
final class SymbolRules {
    private SymbolRules() {}

    static Optional<Finding> allowed(EntryInputs in) {
        return allowed(in.symbol(), in.limits());
    }

    static Optional<Finding> allowed(Symbol symbol, RiskLimits limits) {
        Set<Symbol> allowed = limits.market().allowedSymbols();
        return allowed.isEmpty() || allowed.contains(symbol)
                ? Finding.NONE
                : Finding.of(symbol + " is not among the allowed symbols", symbol, "allowed_symbols");
    }

    static Optional<Finding> blocked(EntryInputs in) {
        return blocked(in.symbol(), in.limits());
    }

    static Optional<Finding> blocked(Symbol symbol, RiskLimits limits) {
        return limits.market().blockedSymbols().contains(symbol)
                ? Finding.of(symbol + " is a blocked symbol: choose another", symbol, "blocked_symbols")
                : Finding.NONE;
    }

    static Optional<Finding> tradable(EntryInputs in) {
        Asset asset = in.asset();
        if (!asset.tradable()) {
            return Finding.of("the broker does not trade " + in.symbol(), "not tradable", "tradable");
        }
        return in.candidate().isLong() || asset.shortable()
                ? Finding.NONE
                : Finding.of("the broker does not lend " + in.symbol() + " for shorting", "not shortable", "shortable");
    }

    static Optional<Finding> halted(EntryInputs in) {
        return in.view().halted()
                ? Finding.of("trading in " + in.symbol() + " is halted: choose another symbol", "halted", "trading")
                : Finding.NONE;
    }

    static Optional<Finding> shorting(EntryInputs in) {
        if (in.candidate().isLong()) {
            return Finding.NONE;
        }
        if (!in.limits().size().shortingAllowed()) {
            return Finding.of("positions are opened by buying only: shorting is switched off", "short", "long");
        }
        return in.account().books().account().shortingEnabled()
                ? Finding.NONE
                : Finding.of("the broker does not allow this account to sell short", "short", "long");
    }

    static Optional<Finding> sameDirection(EntryInputs in) {
        Side held = in.account().exposures().directionOf(in.symbol());
        return held == null || held == in.candidate().side()
                ? Finding.NONE
                : Finding.of(
                        in.symbol() + " is held in the other direction: close that position first",
                        in.candidate().side(),
                        held);
    }

    static Optional<Finding> cooldown(EntryInputs in) {
        Instant lastExit = in.account().today().lastExits().get(in.symbol());
        if (lastExit == null) {
            return Finding.NONE;
        }
        int minutes = in.limits().pace().cooldownMinutes();
        Instant from = lastExit.plus(Duration.ofMinutes(minutes));
        return in.account().now().isBefore(from)
                ? Finding.of(
                        in.symbol() + " was left less than " + minutes + " minutes ago: not again before " + from,
                        in.account().now(),
                        from)
                : Finding.NONE;
    }

    static Optional<Finding> entriesPerSymbol(EntryInputs in) {
        int entries = in.account().today().entries().getOrDefault(in.symbol(), 0);
        int limit = in.limits().pace().maxEntriesPerSymbol();
        return entries < limit
                ? Finding.NONE
                : Finding.of(
                        in.symbol() + " was entered today already, at most " + limit + " times: choose another",
                        entries,
                        limit);
    }

    static Optional<Finding> positions(EntryInputs in) {
        return in.account().exposures().directionOf(in.symbol()) != null
                ? Finding.NONE
                : AccountRules.positions(in.account());
    }

    static Optional<Finding> orderType(EntryInputs in) {
        EntryCandidate candidate = in.candidate();
        boolean limit = candidate.type() == OrderType.LIMIT && candidate.limitPrice() != null;
        boolean market = candidate.type() == OrderType.MARKET && candidate.limitPrice() == null;
        return limit || market
                ? Finding.NONE
                : Finding.of(
                        "entries are market orders without, or limit orders with a limit price",
                        candidate.type(),
                        "MARKET or LIMIT");
    }

    /// Not against a market that is known, and never without knowing it.
    static Optional<Finding> market(EntryInputs in) {
        if (!in.limits().market().regimeRequired()) {
            return Finding.NONE;
        }
        MarketTrend trend = in.marketTrend();
        Duration age = Duration.between(trend.at(), in.account().now());
        int maxAge = in.limits().data().maxVolatilityAgeMinutes() * 60;
        if (age.compareTo(Duration.ofSeconds(maxAge)) > 0) {
            return Finding.stale("the trend of SPY and QQQ", age, maxAge);
        }
        Direction against = in.candidate().isLong() ? Direction.FALLING : Direction.RISING;
        return trend.direction() == against
                ? Finding.of(
                        "SPY and QQQ are both "
                                + (in.candidate().isLong() ? "falling: no buying" : "rising: no shorting"),
                        trend.direction(),
                        "not " + against)
                : Finding.NONE;
    }

    static Optional<Finding> score(EntryInputs in) {
        BigDecimal least = in.limits().market().minScore();
        if (least.signum() == 0) {
            return Finding.NONE;
        }
        BigDecimal score = in.candidate().isLong() ? in.score() : in.score().negate();
        return score.compareTo(least) >= 0
                ? Finding.NONE
                : Finding.of(
                        "the 5-minute score of " + in.symbol() + " is "
                                + in.score().toPlainString() + ", at least " + least.toPlainString()
                                + " is needed in the direction of the entry",
                        score.toPlainString(),
                        least.toPlainString());
    }
}
