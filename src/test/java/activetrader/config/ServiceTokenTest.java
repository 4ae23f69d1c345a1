package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServiceTokenTest {
    private static final Secret BASE = new Secret("key");

    /// The value is the one that other programs compute: `printf SERVICE | openssl dgst -sha256 -hmac key`.
    @Test
    void derived_isAnHmac() {
        assertEquals(
                "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
                ServiceToken.derived(BASE, "The quick brown fox jumps over the lazy dog")
                        .own()
                        .reveal());
    }

    @Test
    void derived_opensOneServiceOnly() {
        ServiceToken data = ServiceToken.derived(BASE, "alpaca-data");
        ServiceToken trade = ServiceToken.derived(BASE, "alpaca-trade");

        assertNotEquals(data.own(), trade.own());
        assertTrue(trade.isOpenedBy(trade.own().reveal()));
        assertFalse(trade.isOpenedBy(data.own().reveal()));
        assertTrue(trade.isOpenedBy("key"), "the common token is for who holds both");
    }

    @Test
    void of_isOpenedByItselfAlone() {
        ServiceToken token = ServiceToken.of(new Secret("chosen"));

        assertTrue(token.isOpenedBy("chosen"));
        assertFalse(token.isOpenedBy("chosen "));
        assertFalse(token.isOpenedBy(""));
    }
}
