package activetrader.mcp.operator;

import activetrader.execution.operator.OperatorAction;
import activetrader.execution.operator.OperatorControl;
import activetrader.execution.operator.OperatorResult;
import activetrader.json.Json;
import activetrader.time.TimeSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers `POST /operator/pause`, `resume`, `flatten` and `panic`, and `GET /operator/status`, each as one JSON
/// object.
/// It is for programs: a request with an `Origin`, which browsers send, is refused.
final class OperatorServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(OperatorServlet.class);
    private static final int LARGEST_BODY = 4096;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String STATUS = OperatorEndpoint.PREFIX + "status";

    private final transient OperatorControl control;
    private final transient TokenCheck token;
    private final transient TimeSource time;

    OperatorServlet(OperatorControl control, TokenCheck token, TimeSource time) {
        this.control = control;
        this.token = token;
        this.time = time;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Origin") != null) {
            refuse(response, 403, "the operator endpoint answers no browser; the page forwards to it");
            return;
        }
        switch (token.of(request.getHeader("Authorization"))) {
            case MISSING -> {
                response.setHeader("WWW-Authenticate", "Bearer");
                refuse(response, 401, "the operator token is missing: Authorization: Bearer TOKEN");
            }
            case WRONG -> {
                log.warn("operator request with a wrong token path={}", request.getServletPath());
                response.setHeader("WWW-Authenticate", "Bearer");
                refuse(response, 401, "the operator token is wrong; nothing was done");
            }
            case TOO_MANY -> {
                response.setHeader("Retry-After", "60");
                refuse(response, TOO_MANY_REQUESTS, "too many wrong operator tokens; nothing was done");
            }
            case RIGHT -> answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (path.equals(STATUS)) {
            if (allows("GET", request, response)) {
                send(response, 200, OperatorAnswers.status(control, time.instant()));
            }
            return;
        }
        Optional<OperatorAction> action = OperatorAction.of(path.substring(OperatorEndpoint.PREFIX.length()));
        if (action.isEmpty()) {
            refuse(response, 404, "there are pause, resume, flatten, panic and status below /operator/");
        } else if (allows("POST", request, response)) {
            execute(action.get(), request, response);
        }
    }

    private void execute(OperatorAction action, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String type = String.valueOf(request.getContentType());
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            refuse(response, 415, "Content-Type must be application/json");
            return;
        }
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(LARGEST_BODY + 1);
        }
        if (body.length > LARGEST_BODY) {
            refuse(response, 413, "the body may have " + LARGEST_BODY + " bytes");
            return;
        }
        try {
            OperatorResult result = control.execute(RequestBody.read(action, new String(body, StandardCharsets.UTF_8)));
            send(response, code(result.outcome()), OperatorAnswers.of(result));
        } catch (RequestBody.Unusable e) {
            refuse(response, 400, String.valueOf(e.getMessage()));
        }
    }

    private static int code(OperatorResult.Outcome outcome) {
        return switch (outcome) {
            case DONE, UNCHANGED -> 200;
            case RUNNING -> 202;
            case REFUSED -> 409;
            case FAILED -> 500;
        };
    }

    private static boolean allows(String method, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getMethod().equals(method)) {
            return true;
        }
        response.setHeader("Allow", method);
        refuse(response, 405, "this address takes " + method);
        return false;
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        send(response, status, OperatorAnswers.error(message));
    }

    private static void send(HttpServletResponse response, int status, Map<String, Object> answer) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.write(answer));
    }
}
