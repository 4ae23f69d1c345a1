package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.risk.RiskLimits.MarketLimits;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule about the symbol's market at, just below and just above its limit.
class QuoteRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"59, approved", "60, approved", "61, quote_usable", "-61, quote_usable"})
    void usable_byAge(int seconds, String verdict) {
        scene.quote = new Quote(Scene.ACME, Scene.NOON.minusSeconds(seconds), Price.of("99.98"), 1, Price.of("100"), 1);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"100.00, 100.00, approved", "100.01, 100.00, quote_usable", ", 100, quote_usable", "99, , quote_usable"
    })
    void usable_bySides(String bid, String ask, String verdict) {
        scene.quote = Scene.quote(bid, ask);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"5.01, approved", "5.00, approved", "4.99, min_price"})
    void minPrice(String bid, String verdict) {
        scene.quote = Scene.quote(bid, "5.01");
        scene.volatility = new Volatility(new BigDecimal("0.02"), Scene.NOON);

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "sip, 99.71, approved",
        "sip, 99.70, max_spread",
        "iex, 98.81, approved",
        "iex, 98.80, max_spread",
    })
    void spread_scalesWithFeed(String feed, String bid, String verdict) {
        scene.feed = FeedProfile.of(feed);
        scene.averageDollarVolume = Money.of(1_000_000_000);
        scene.quote = Scene.quote(bid, "100.00");

        assertEquals(verdict, scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "sip, 10000001, approved",
        "sip, 10000000, approved",
        "sip, 9999999, min_dollar_volume",
        "iex, 250000, approved",
        "iex, 249999, min_dollar_volume",
    })
    void dollarVolume_scalesWithFeed(String feed, String seen, String verdict) {
        scene.feed = FeedProfile.of(feed);
        scene.averageDollarVolume = Money.of(seen);

        assertEquals(verdict, scene.verdict());
    }

    @Test
    void dollarVolume_needsNoData_whenSwitchedOff() {
        MarketLimits market = MarketLimits.defaults();
        scene.averageDollarVolume = null;
        scene.limits = scene.limits.with(new MarketLimits(
                market.minPrice(),
                market.maxSpreadPercent(),
                BigDecimal.ZERO,
                market.priceCollarPercent(),
                market.regimeRequired(),
                market.minScore(),
                market.allowedSymbols(),
                market.blockedSymbols()));

        assertEquals("approved", scene.verdict());
    }

    @ParameterizedTest
    @CsvSource({"101.99, approved", "102.00, approved", "102.01, price_collar", "1000, price_collar", "95, approved"})
    void collar(String limitPrice, String verdict) {
        scene.limitPrice = Price.of(limitPrice);

        assertEquals(verdict, scene.verdict());
    }
}
