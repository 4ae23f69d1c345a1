package activetrader.simulator.exchange;

import activetrader.market.Money;
import activetrader.simulator.exchange.costs.TradingCosts;
import java.time.Duration;

/// How the simulated exchange behaves.
///
/// @param cash the account's start
/// @param seed makes every id and every chance; the same seed gives the same day
/// @param latency from an order's arrival to the first instant at which it may be filled
/// @param partialFillPercent the percentage of eligible fills that are partial
/// @param retryDelay from a partial fill, or from a look during a halt, to the next look
/// @param multiplier how often the equity may be invested: 1, 2 or 4
/// @param requestsPerMinute trading requests per minute before the answer is 429
/// @param cancelDelay how long a cancelled order stays `pending_cancel`, keeps its shares and may still be filled
/// @param quirks further faults
/// @param costs beside the spread; its latency gives way to `latency`
public record ExchangeSettings(
        Money cash,
        long seed,
        Duration latency,
        int partialFillPercent,
        Duration retryDelay,
        int multiplier,
        int requestsPerMinute,
        Duration cancelDelay,
        Quirks quirks,
        TradingCosts costs) {
    public ExchangeSettings {
        if (multiplier != 1 && multiplier != 2 && multiplier != 4) {
            throw new IllegalArgumentException("multiplier must be 1, 2 or 4, was " + multiplier);
        }
        if (partialFillPercent < 0 || partialFillPercent > 100) {
            throw new IllegalArgumentException("partialFillPercent must be 0 to 100, was " + partialFillPercent);
        }
    }

    /// $100,000 on margin 4, 150 ms, one fill in ten partial, 200 requests a minute: a new paper account.
    public static ExchangeSettings defaults() {
        return new ExchangeSettings(
                Money.of(100_000),
                1,
                Duration.ofMillis(150),
                10,
                Duration.ofSeconds(1),
                4,
                200,
                Duration.ZERO,
                Quirks.none(),
                TradingCosts.NONE);
    }

    public ExchangeSettings withCash(Money amount) {
        return new ExchangeSettings(
                amount,
                seed,
                latency,
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                cancelDelay,
                quirks,
                costs);
    }

    public ExchangeSettings withSeed(long number) {
        return new ExchangeSettings(
                cash,
                number,
                latency,
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                cancelDelay,
                quirks,
                costs);
    }

    public ExchangeSettings withPartialFillPercent(int percent) {
        return new ExchangeSettings(
                cash, seed, latency, percent, retryDelay, multiplier, requestsPerMinute, cancelDelay, quirks, costs);
    }

    public ExchangeSettings withCancelDelay(Duration delay) {
        return new ExchangeSettings(
                cash,
                seed,
                latency,
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                delay,
                quirks,
                costs);
    }

    public ExchangeSettings withLatency(Duration delay) {
        return new ExchangeSettings(
                cash,
                seed,
                delay,
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                cancelDelay,
                quirks,
                costs);
    }

    public ExchangeSettings withRequestsPerMinute(int requests) {
        return new ExchangeSettings(
                cash, seed, latency, partialFillPercent, retryDelay, multiplier, requests, cancelDelay, quirks, costs);
    }

    public ExchangeSettings withQuirks(Quirks some) {
        return new ExchangeSettings(
                cash,
                seed,
                latency,
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                cancelDelay,
                some,
                costs);
    }

    /// With these costs, and their latency.
    public ExchangeSettings withCosts(TradingCosts other) {
        return new ExchangeSettings(
                cash,
                seed,
                other.latency(),
                partialFillPercent,
                retryDelay,
                multiplier,
                requestsPerMinute,
                cancelDelay,
                quirks,
                other);
    }
}
