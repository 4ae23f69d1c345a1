package activetrader.market;

import java.math.BigDecimal;
import java.time.Duration;

/// What to expect of a market-data feed, so that filters tuned on the whole market keep their meaning.
///
/// `sip` is the consolidated tape. `iex` is one exchange with about 2.5 % of the volume: minutes without a trade have
/// no bar, and its own best bid and offer are wider and change less often than the market's.
///
/// @param volumeShare the part of the market's volume that the feed shows, above 0 and at most 1
/// @param spreadTolerance how many times wider than on the consolidated tape a spread may be and still pass
/// @param quoteStaleness how old a quote may be and still count
public record FeedProfile(String name, BigDecimal volumeShare, BigDecimal spreadTolerance, Duration quoteStaleness) {
    public FeedProfile {
        if (volumeShare.signum() <= 0 || volumeShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("volume share must be above 0 and at most 1, was " + volumeShare);
        }
        if (spreadTolerance.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("spread tolerance must be at least 1, was " + spreadTolerance);
        }
    }

    /// The profile of an Alpaca feed; one that is not known is taken for as thin as `iex`.
    public static FeedProfile of(String feed) {
        return switch (feed) {
            case "sip" -> new FeedProfile(feed, BigDecimal.ONE, BigDecimal.ONE, Duration.ofSeconds(30));
            case "delayed_sip" -> new FeedProfile(feed, BigDecimal.ONE, BigDecimal.ONE, Duration.ofMinutes(16));
            default -> new FeedProfile(feed, new BigDecimal("0.025"), BigDecimal.valueOf(4), Duration.ofMinutes(2));
        };
    }

    /// The widest spread, in percent, that counts as `marketPercent` would on the consolidated tape.
    public BigDecimal widestSpreadPercent(BigDecimal marketPercent) {
        return marketPercent.multiply(spreadTolerance);
    }
}
