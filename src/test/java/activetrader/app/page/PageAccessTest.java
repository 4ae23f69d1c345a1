package activetrader.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.Secret;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAccessTest {
    private static final Secret TOKEN = new Secret("the-read-token-of-a-test");
    private static final PageAccess CLOSED = new PageAccess(TOKEN, null);
    private static final PageAccess PUBLIC = new PageAccess(TOKEN, URI.create("https://trader.example.org"));

    private static Optional<WebResponse> ask(PageAccess access, String method, String path, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("host", "127.0.0.1:8003"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return access.refusal(new WebRequest(method, path, Map.of(), all, ""));
    }

    private static int status(Optional<WebResponse> refusal) {
        return refusal.map(WebResponse::status).orElse(200);
    }

    private static String cookie(PageAccess access, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "authorization";
        all[1] = "Bearer " + TOKEN.reveal();
        System.arraycopy(headers, 0, all, 2, headers.length);
        WebResponse answer = ask(access, "POST", "/login", all).orElseThrow();
        assertEquals(204, answer.status());
        return answer.headers().getOrDefault("Set-Cookie", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/day/2026-01-14", "/events/2026-01-14", "/operator/panic"})
    void reader_isAskedForTheToken(String path) {
        assertEquals(401, status(ask(CLOSED, "GET", path)));
        assertEquals(401, status(ask(CLOSED, "GET", path, "authorization", "Bearer wrong")));
        assertEquals(401, status(ask(CLOSED, "GET", path, "cookie", "active_trader_page=wrong")));
        assertEquals(200, status(ask(CLOSED, "GET", path, "authorization", "Bearer " + TOKEN.reveal())));
    }

    @Test
    void login_givesACookie_thatHoldsNoToken() {
        String set = cookie(CLOSED);

        assertTrue(set.endsWith("; Path=/; HttpOnly; SameSite=Strict"), set);
        assertFalse(set.contains(TOKEN.reveal()));
        String cookie = "other=1; " + set.substring(0, set.indexOf(';'));
        assertEquals(200, status(ask(CLOSED, "GET", "/", "cookie", cookie)));
        assertEquals(
                200,
                status(ask(CLOSED, "POST", "/operator/panic", "cookie", cookie, "authorization", "Bearer operators")));
    }

    @Test
    void login_refusesAWrongToken() {
        assertEquals(401, status(ask(CLOSED, "POST", "/login", "authorization", "Bearer wrong")));
        assertEquals(401, status(ask(CLOSED, "POST", "/login")));
    }

    @Test
    void styleAndScripts_areOpen() {
        assertEquals(200, status(ask(CLOSED, "GET", "/assets/login.js")));
        assertEquals(401, status(ask(CLOSED, "POST", "/assets/login.js")));
    }

    @ParameterizedTest
    @CsvSource({
        "trader.example.org, https://trader.example.org, 401",
        "127.0.0.1:8003,     https://trader.example.org, 401",
        "127.0.0.1:8003,     http://127.0.0.1:8003,      401",
        "trader.example.org, http://trader.example.org,  403",
        "trader.example.org, https://evil.example,       403",
        "evil.example,       https://trader.example.org, 421",
        "trader.example.org, http://127.0.0.1:8003,      403",
    })
    void publicAddress_isKnownByName(String host, String origin, int status) {
        assertEquals(status, status(ask(PUBLIC, "GET", "/", "host", host, "origin", origin)));
    }

    @Test
    void cookie_isForTlsOnly_atThePublicAddress() {
        assertTrue(cookie(PUBLIC, "origin", "https://trader.example.org").endsWith("; Secure"));
        assertFalse(cookie(PUBLIC, "origin", "http://127.0.0.1:8003").endsWith("; Secure"));
    }

    @Test
    void publicAddress_needsAToken() {
        assertThrows(
                IllegalArgumentException.class, () -> new PageAccess(null, URI.create("https://trader.example.org")));
    }
}
