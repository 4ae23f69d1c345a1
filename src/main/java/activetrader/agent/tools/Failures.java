package activetrader.agent.tools;

import activetrader.text.FailureReason;
import dev.langchain4j.exception.ToolExecutionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Classifies the MCP client's exceptions by what is known about the call.
final class Failures {
    private static final Pattern STATUS = Pattern.compile("Unexpected status code: (\\d{3})");

    private static final int LONGEST_CHAIN = 20;

    private Failures() {}

    /// What is known about a call that threw.
    enum Kind {
        /// The tool ran and reported an error.
        ANSWERED,
        /// The call never reached the tool.
        NOT_SENT,
        /// This thread was interrupted while it waited.
        INTERRUPTED,
        /// The call was sent, and no readable answer came back.
        BROKEN
    }

    static Kind kindOf(RuntimeException e) {
        if (has(e, InterruptedException.class)) {
            return Kind.INTERRUPTED;
        }
        if (has(e, ConnectException.class)
                || has(e, HttpConnectTimeoutException.class)
                || status(e).startsWith("4")) {
            return Kind.NOT_SENT;
        }
        if (e instanceof ToolExecutionException && !has(e, IOException.class) && !has(e, TimeoutException.class)) {
            return Kind.ANSWERED;
        }
        return Kind.BROKEN;
    }

    /// One line for a person.
    static String reason(RuntimeException e) {
        String status = status(e);
        if (status.equals("401") || status.equals("403")) {
            return "it refused the token (HTTP " + status + ")";
        }
        if (!status.isEmpty()) {
            return "HTTP " + status;
        }
        if (has(e, ConnectException.class)) {
            return "connection refused";
        }
        if (has(e, TimeoutException.class)) {
            return "timed out";
        }
        return causes(e)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .reduce((outer, inner) -> inner)
                .map(message -> message.lines().findFirst().orElse(message))
                .orElse(FailureReason.of(e));
    }

    private static String status(RuntimeException e) {
        return causes(e)
                .map(Throwable::getMessage)
                .filter(message -> message != null)
                .map(STATUS::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return causes(e).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        Stream.Builder<Throwable> chain = Stream.builder();
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            chain.add(cause);
            cause = cause.getCause();
        }
        return chain.build();
    }
}
