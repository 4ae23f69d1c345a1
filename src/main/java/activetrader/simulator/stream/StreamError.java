package activetrader.simulator.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the market-data stream answers when it refuses.
enum StreamError {
    INVALID_SYNTAX(400, "invalid syntax"),
    NOT_AUTHENTICATED(401, "not authenticated"),
    AUTH_FAILED(402, "auth failed"),
    ALREADY_AUTHENTICATED(403, "already authenticated"),
    AUTH_TIMEOUT(404, "auth timeout"),
    SYMBOL_LIMIT(405, "symbol limit exceeded"),
    CONNECTION_LIMIT(406, "connection limit exceeded");

    private final int code;
    private final String text;

    StreamError(int code, String text) {
        this.code = code;
        this.text = text;
    }

    List<Map<String, Object>> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("T", "error");
        message.put("code", code);
        message.put("msg", text);
        return List.of(message);
    }
}
