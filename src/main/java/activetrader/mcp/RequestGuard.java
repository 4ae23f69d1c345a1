package activetrader.mcp;

import activetrader.config.Secret;
import activetrader.http.LoopbackNames;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns away what is not our client: a foreign `Host` (DNS rebinding) with 421, a page of another machine (`Origin`)
/// with 403, a missing or wrong bearer token with 401. Health and metrics need no token.
final class RequestGuard extends HttpFilter {
    private static final Set<String> OPEN = Set.of(McpService.HEALTH_PATH, McpService.METRICS_PATH);
    private static final String HTTP = "http://";

    private final transient byte[] expected;

    RequestGuard(Secret token) {
        this.expected = bytes("Bearer " + token.reveal());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!LoopbackNames.includes(request.getHeader("Host"))) {
            response.setStatus(421);
        } else if (!isOurOrigin(request.getHeader("Origin"))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (!OPEN.contains(request.getRequestURI()) && !hasToken(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            chain.doFilter(request, response);
        }
    }

    /// Programs send no origin. A page of this machine may ask, as the protocol wants it, and needs the token too.
    private static boolean isOurOrigin(@Nullable String origin) {
        return origin == null || (origin.startsWith(HTTP) && LoopbackNames.includes(origin.substring(HTTP.length())));
    }

    private boolean hasToken(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && MessageDigest.isEqual(expected, bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
