package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlpacaHostsTest {
    @ParameterizedTest
    @CsvSource({
        "https://paper-api.alpaca.markets, PAPER",
        "https://PAPER-API.alpaca.markets/v2, PAPER",
        "https://api.alpaca.markets, LIVE",
        "https://Api.Alpaca.Markets., LIVE",
        "http://127.0.0.1:9000, LOOPBACK",
        "http://127.8.8.8, LOOPBACK",
        "http://localhost:9000, LOOPBACK",
        "http://[::1]:9000, LOOPBACK",
        "https://127.0.0.1.example.com, UNKNOWN",
        "https://localhost.example.com, UNKNOWN",
        "https://paper-api.alpaca.markets@api.alpaca.markets, LIVE",
        "https://paper-api.alpaca.markets.example.com, UNKNOWN",
        "https://broker-api.alpaca.markets, UNKNOWN",
        "nonsense, UNKNOWN",
    })
    void of_classifies(URI url, AlpacaHosts expected) {
        assertEquals(expected, AlpacaHosts.of(url));
    }

    @Test
    void mayBeRealMoney_isTrueForEverythingNotKnownToBeHarmless() {
        assertTrue(AlpacaHosts.LIVE.mayBeRealMoney());
        assertTrue(AlpacaHosts.UNKNOWN.mayBeRealMoney());
        assertFalse(AlpacaHosts.PAPER.mayBeRealMoney());
        assertFalse(AlpacaHosts.LOOPBACK.mayBeRealMoney());
    }
}
