package activetrader.mcp;

import activetrader.config.ServiceToken;
import activetrader.http.LoopbackNames;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses requests that are not from our clients: a foreign `Host` (DNS rebinding) with 421, a page of another
/// machine (`Origin`) with 403, a method that this service does not have (`TRACE`, which returns all headers) with
/// 405, a missing or wrong bearer token with 401. Health and metrics need no token.
final class RequestGuard extends HttpFilter {
    private static final Set<String> OPEN = Set.of(McpService.HEALTH_PATH, McpService.METRICS_PATH);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE");
    private static final String HTTP = "http://";
    private static final String BEARER = "Bearer ";

    private final transient ServiceToken token;
    private final transient List<String> ownGuards;

    /// @param ownGuards beginnings of the addresses that ask for a token of their own
    RequestGuard(ServiceToken token, List<String> ownGuards) {
        this.token = token;
        this.ownGuards = List.copyOf(ownGuards);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!LoopbackNames.includes(request.getHeader("Host"))) {
            response.setStatus(421);
        } else if (!isOurOrigin(request.getHeader("Origin"))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (!METHODS.contains(request.getMethod())) {
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (needsToken(request.getRequestURI()) && !hasToken(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean needsToken(String path) {
        return !OPEN.contains(path) && ownGuards.stream().noneMatch(path::startsWith);
    }

    /// Programs send no origin. A page of this machine may call, as the protocol asks for, and needs the token too.
    private static boolean isOurOrigin(@Nullable String origin) {
        return origin == null || (origin.startsWith(HTTP) && LoopbackNames.includes(origin.substring(HTTP.length())));
    }

    private boolean hasToken(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && given.startsWith(BEARER) && token.isOpenedBy(given.substring(BEARER.length()));
    }
}
