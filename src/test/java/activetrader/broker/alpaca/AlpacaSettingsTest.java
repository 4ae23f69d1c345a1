package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlpacaSettingsTest {
    private static final AlpacaSettings DEFAULTS = AlpacaSettings.defaults("KEY", new Secret("hidden"));

    @Test
    void defaults_arePaperAndPrudent() {
        AlpacaSettings expected = new AlpacaSettings(
                URI.create("https://paper-api.alpaca.markets"),
                URI.create("https://data.alpaca.markets"),
                null,
                "KEY",
                new Secret("hidden"),
                Feed.IEX,
                180,
                180,
                70,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));

        assertEquals(expected, DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:9", "http://127.0.0.1:9/", "http://127.0.0.1:9/v2", "http://127.0.0.1:9/v2/"})
    void url_losesWhatPeopleAppend(URI url) {
        assertEquals(URI.create("http://127.0.0.1:9"), DEFAULTS.at(url, url).tradingUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper-api.alpaca.markets", "ftp://paper-api.alpaca.markets", "/v2"})
    void url_isRefused_whenItIsNone(URI url) {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.at(url, url));
    }

    @Test
    void toString_hidesTheSecret() {
        assertFalse(DEFAULTS.toString().contains("hidden"));
    }

    @Test
    void feed_isRead_inAlpacasSpelling() {
        assertEquals(Feed.DELAYED_SIP, Feed.of("delayed_sip"));
        assertEquals("sip", Feed.DELAYED_SIP.historyCode());
        assertThrows(IllegalArgumentException.class, () -> Feed.of("IEX2"));
    }
}
