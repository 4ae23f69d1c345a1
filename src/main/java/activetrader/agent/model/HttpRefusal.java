package activetrader.agent.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An HTTP status other than success, with the delay that the server asks for before the next try.
final class HttpRefusal extends HttpException {
    private final transient @Nullable Duration retryAfter;

    HttpRefusal(int status, String body, @Nullable Duration retryAfter) {
        super(status, body);
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
