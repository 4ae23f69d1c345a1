package activetrader.app.page;

import activetrader.app.settings.PageSettings;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.http.LoopbackNames;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.page.html.Html;
import activetrader.page.html.ServedPage;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may read the page: a browser that reached this server by its own name and not from another site, and where there
/// is a read token, only who has shown it.
///
/// @param token that a reader must show; null where every user of this machine may read
/// @param publicUrl the address at which a proxy with TLS shows the page; null when there is none
public record PageAccess(@Nullable Secret token, @Nullable URI publicUrl) {
    /// Every user of this machine, and nobody else.
    public static final PageAccess OF_THIS_MACHINE = new PageAccess(null, null);

    /// As the settings have it.
    ///
    /// @throws ConfigException when there is a public address and no read token, or the token cannot be read
    public static PageAccess of(Settings settings) {
        PageSettings page = settings.configuration().page();
        Secret token = page.readToken(
                        settings.environment(), settings.installation().home())
                .orElse(null);
        if (page.publicUrl() != null && token == null) {
            throw new ConfigException("page.public_url shows the page to other machines: it needs a read token"
                    + " (page.read_token_file, or " + PageSettings.VARIABLE + ")");
        }
        return new PageAccess(token, page.publicUrl());
    }

    private static final String COOKIE = "active_trader_page";
    private static final String BEARER = "Bearer ";
    private static final String LOGIN = "/login";

    /// @throws IllegalArgumentException when there is a public address and no token
    public PageAccess {
        if (publicUrl != null && token == null) {
            throw new IllegalArgumentException("a public address needs a read token");
        }
    }

    /// The answer to a request that may not read, and to one that shows the token; empty for one that may.
    Optional<WebResponse> refusal(WebRequest request) {
        String host = request.header("host").orElse("");
        if (!LoopbackNames.includes(host) && !isPublicHost(host)) {
            return Optional.of(WebResponse.empty(421));
        }
        if (request.header("origin").filter(origin -> !isOurs(origin, host)).isPresent()) {
            return Optional.of(WebResponse.empty(403));
        }
        return token == null || isStyle(request) ? Optional.empty() : needing(token, request);
    }

    private boolean isPublicHost(String host) {
        return publicUrl != null && host.equals(publicUrl.getAuthority());
    }

    private boolean isOurs(String origin, String host) {
        boolean here = LoopbackNames.includes(host) && origin.equals("http://" + host);
        return here || isPublic(origin);
    }

    private boolean isPublic(String origin) {
        return publicUrl != null && origin.equals("https://" + publicUrl.getAuthority());
    }

    /// The login needs its looks and its script.
    private static boolean isStyle(WebRequest request) {
        return request.method().equals("GET") && request.path().startsWith("/assets/");
    }

    private Optional<WebResponse> needing(Secret read, WebRequest request) {
        ServiceToken open = ServiceToken.derived(read, "page");
        boolean shown = request.header("authorization")
                .filter(given -> given.startsWith(BEARER))
                .filter(given -> open.isOpenedBy(given.substring(BEARER.length())))
                .isPresent();
        if (request.path().equals(LOGIN) && request.method().equals("POST")) {
            return Optional.of(shown ? welcome(open, request) : WebResponse.empty(401));
        }
        // a stop has the operator's token in that header, and the cookie as well
        return shown || cookie(request).filter(open::isOpenedBy).isPresent() ? Optional.empty() : Optional.of(login());
    }

    private WebResponse welcome(ServiceToken open, WebRequest request) {
        boolean secure = request.header("origin").filter(this::isPublic).isPresent();
        return WebResponse.empty(204)
                .with(
                        "Set-Cookie",
                        COOKIE + "=" + open.own().reveal() + "; Path=/; HttpOnly; SameSite=Strict"
                                + (secure ? "; Secure" : ""));
    }

    private static Optional<String> cookie(WebRequest request) {
        return request.header("cookie").stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static WebResponse login() {
        return WebResponse.text(401, "text/html; charset=UTF-8", ServedPage.login(PageAccess::form))
                .with("Cache-Control", "no-store");
    }

    private static void form(Html page) {
        page.open("main", "id", "main").leaf("h1", "Active Trader");
        page.open("form", "id", "login");
        page.open("p").leaf("label", "Read token of this page", "for", "token");
        page.open("input", "id", "token", "name", "token", "type", "password", "autocomplete", "off", "required", "");
        page.close();
        page.open("p").leaf("button", "Show the page", "type", "submit").close();
        page.leaf("p", "", "id", "login-answer", "role", "status");
        page.close().close();
    }
}
