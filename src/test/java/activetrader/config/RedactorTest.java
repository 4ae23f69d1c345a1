package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final String SECRET = "aB3/xY+9zK7qW1eR";
    private static final Redactor REDACTOR = Redactor.of(new Secret(SECRET), null, new Secret("PKPLANTED12345678"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "your key aB3/xY+9zK7qW1eR is wrong",
                "{\"headers\":\"aB3\\/xY+9zK7qW1eR\"}",
                "?secret=aB3%2FxY%2B9zK7qW1eR&x=1",
                "?secret=aB3%2fxY%2b9zK7qW1eR",
                "<b>aB3/xY&#43;9zK7qW1eR</b>",
                "aB3/xY+9zK7qW1eRaB3/xY+9zK7qW1eR",
                "APCA-API-KEY-ID: PKPLANTED12345678"
            })
    void clean_hidesASecret_howeverItIsWritten(String text) {
        String clean = REDACTOR.clean(text);

        assertTrue(clean.contains("***"), clean);
        assertFalse(clean.contains("9zK7qW1eR") || clean.contains("PLANTED"), clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "user:", "Authorization: Bearer "})
    void clean_hidesASecret_insideBase64(String before) {
        byte[] text = (before + SECRET + "; and more").getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(text);
        int start = (before.length() * 8 + 5) / 6;

        String clean = REDACTOR.clean("header " + encoded);

        assertTrue(clean.contains("***"), clean);
        assertFalse(clean.contains(encoded.substring(start, start + 6)), clean);
        assertFalse(clean.contains(encoded.substring(start + 12, start + 18)), clean);
    }

    @Test
    void clean_leavesOtherTextAlone() {
        String text = "insufficient buying power: SIM and aB3/xY";

        assertSame(text, REDACTOR.clean(text));
        assertEquals("SIM", Redactor.of(new Secret("SIM")).clean("SIM"), "too short to be a key");
    }

    @Test
    void cause_isLeftOut_whenItsChainTells() {
        IOException harmless = new IOException("reset");

        assertSame(harmless, REDACTOR.cause(harmless));
        assertNull(REDACTOR.cause(new IOException("lost", new IOException("bad header " + SECRET))));
        assertEquals("bad header ***", REDACTOR.reason(new IOException("bad header " + SECRET)));
    }
}
