package activetrader.risk;

import java.math.BigDecimal;

/// How a market-data feed differs from the whole tape.
///
/// @param volumeShare the part of the tape's volume that the feed shows, above 0 and at most 1
/// @param spreadFactor how much wider its quotes are than the national best bid and offer, at least 1
public record FeedProfile(String name, BigDecimal volumeShare, BigDecimal spreadFactor) {
    public static final FeedProfile SIP = new FeedProfile("sip", BigDecimal.ONE, BigDecimal.ONE);

    /// One exchange with about 2.5 % of the volume, and the wide quotes that go with it.
    public static final FeedProfile IEX = new FeedProfile("iex", new BigDecimal("0.025"), BigDecimal.valueOf(2));

    public FeedProfile {
        if (volumeShare.signum() <= 0 || volumeShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("volume share must be above 0 and at most 1, was " + volumeShare);
        }
        if (spreadFactor.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("spread factor must be at least 1, was " + spreadFactor);
        }
    }

    /// The profile of the feed that `name` names; one that is not known is measured as strictly as the whole tape.
    public static FeedProfile of(String name) {
        return "iex".equals(name) ? IEX : new FeedProfile(name, BigDecimal.ONE, BigDecimal.ONE);
    }
}
