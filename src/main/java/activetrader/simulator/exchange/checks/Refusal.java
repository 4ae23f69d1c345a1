package activetrader.simulator.exchange.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The broker's no to a request: HTTP status, code and text as Alpaca answers them. Nothing has happened.
public final class Refusal extends RuntimeException {
    private final int status;
    private final int code;
    private final transient Map<String, Object> extras;

    private Refusal(int status, int code, String message, Map<String, Object> extras) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.extras = extras;
    }

    /// A body that cannot be read.
    public static Refusal malformed(String message) {
        return new Refusal(400, 40010000, message, Map.of());
    }

    /// A field that is missing, of no known value, or out of range.
    public static Refusal field(String message) {
        return new Refusal(422, 40010001, message, Map.of());
    }

    /// A well-formed wish that the rules of the market or the order's state do not allow.
    public static Refusal rule(String message) {
        return new Refusal(422, 42210000, message, Map.of());
    }

    /// A wish that this account may not have now.
    public static Refusal forbidden(String message) {
        return new Refusal(403, 40310000, message, Map.of());
    }

    public static Refusal notFound(String message) {
        return new Refusal(404, 40410000, message, Map.of());
    }

    public static Refusal rateLimited() {
        return new Refusal(429, 42910000, "rate limit exceeded", Map.of());
    }

    /// This refusal with one more field in its body.
    public Refusal with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extras);
        more.put(name, value);
        return new Refusal(status, code, message(), more);
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    public String message() {
        return Objects.requireNonNull(getMessage());
    }

    /// The answer's JSON object.
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message());
        body.putAll(extras);
        return body;
    }
}
