package activetrader.simulator.faults;

import activetrader.http.WebRequest;
import java.time.Instant;

/// What goes wrong, when, with which calls, and how often.
///
/// @param until the first instant at which it is over
/// @param method such as `POST`; empty for all, and for streams
/// @param path the beginning of the path, such as `/v2/orders`; empty for all
/// @param percent with how many of a hundred such calls
/// @param most after how many times it is over
public record FaultRule(Mishap mishap, Instant from, Instant until, String method, String path, int percent, int most) {
    public FaultRule {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a fault must end after it begins, was " + from + " to " + until);
        }
    }

    /// `mishap` with every call at any time.
    public static FaultRule always(Mishap mishap) {
        return new FaultRule(mishap, Instant.MIN, Instant.MAX, "", "", 100, Integer.MAX_VALUE);
    }

    public FaultRule between(Instant start, Instant end) {
        return new FaultRule(mishap, start, end, method, path, percent, most);
    }

    /// Only with calls of this method whose path begins like this.
    public FaultRule with(String someMethod, String somePath) {
        return new FaultRule(mishap, from, until, someMethod, somePath, percent, most);
    }

    public FaultRule percent(int some) {
        return new FaultRule(mishap, from, until, method, path, some, most);
    }

    public FaultRule atMost(int times) {
        return new FaultRule(mishap, from, until, method, path, percent, times);
    }

    boolean covers(Instant now, WebRequest request) {
        return covers(now, request.path()) && (method.isEmpty() || method.equals(request.method()));
    }

    boolean covers(Instant now, String somePath) {
        return !now.isBefore(from) && now.isBefore(until) && somePath.startsWith(path);
    }
}
