package activetrader.mcp.operator;

import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Checks the operator's token, in constant time. Of the wrong ones, five a minute are answered as wrong, all others as
/// too many. The right one always passes: who floods this with guesses must not keep the operator from a stop, and a
/// random token of 128 bits or more is not guessed.
final class TokenCheck {
    private static final String BEARER = "Bearer ";
    private static final int WRONG_A_MINUTE = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ServiceToken token;
    private final TimeSource time;
    private final Deque<Tick> wrong = new ArrayDeque<>();

    TokenCheck(Secret token, TimeSource time) {
        this.token = ServiceToken.of(token);
        this.time = time;
    }

    enum Verdict {
        RIGHT,
        MISSING,
        WRONG,
        TOO_MANY
    }

    /// @param authorization the header of that name
    Verdict of(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Verdict.MISSING;
        }
        String given = authorization.substring(BEARER.length());
        return token.isOpenedBy(given) ? Verdict.RIGHT : wrong();
    }

    private synchronized Verdict wrong() {
        Tick now = time.tick();
        while (!wrong.isEmpty() && !wrong.peekFirst().plus(WINDOW).isAfter(now)) {
            wrong.removeFirst();
        }
        if (wrong.size() >= WRONG_A_MINUTE) {
            return Verdict.TOO_MANY;
        }
        wrong.addLast(now);
        return Verdict.WRONG;
    }
}
