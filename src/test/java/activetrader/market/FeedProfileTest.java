package activetrader.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedProfileTest {
    @ParameterizedTest
    @CsvSource({"sip, 1, 0.5", "delayed_sip, 1, 0.5", "iex, 0.025, 2.0", "never_heard_of, 0.025, 2.0"})
    void filters_scaleByFeed(String feed, BigDecimal share, BigDecimal spread) {
        FeedProfile profile = FeedProfile.of(feed);

        assertEquals(share, profile.volumeShare());
        assertEquals(0, spread.compareTo(profile.widestSpreadPercent(new BigDecimal("0.5"))));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1.01, 1", "0.5, 0.99"})
    void profile_refusesNonsense(BigDecimal share, BigDecimal tolerance) {
        assertThrows(
                IllegalArgumentException.class, () -> new FeedProfile("x", share, tolerance, Duration.ofSeconds(1)));
    }

    @Test
    void quotes_mayBeOlderOnAThinFeed() {
        assertEquals(Duration.ofSeconds(30), FeedProfile.of("sip").quoteStaleness());
        assertEquals(Duration.ofMinutes(2), FeedProfile.of("iex").quoteStaleness());
    }
}
