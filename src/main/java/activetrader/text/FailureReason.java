package activetrader.text;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Says in words why a call failed. Many exceptions of the network have the reason in their type, and no message.
public final class FailureReason {
    private static final int LONGEST_CHAIN = 20;

    private FailureReason() {}

    /// The reason of `failure`, in one line without names of classes.
    public static String of(Throwable failure) {
        if (has(failure, UnresolvedAddressException.class)) {
            return "no address is known for its host";
        }
        String message = failure.getMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        boolean isSilent = line.isBlank();
        return switch (failure) {
            case UnknownHostException _ -> "no address is known for " + (isSilent ? "its host" : line);
            case HttpTimeoutException _ -> "no answer in time";
            case SocketTimeoutException _ -> "no answer in time";
            case TimeoutException _ -> "no answer in time";
            case ConnectException _ -> "no connection";
            case SSLException _ -> "no secure connection" + (isSilent ? "" : ": " + line);
            case EOFException _ -> "the connection was closed before the answer";
            case IOException _ when isSilent -> "the connection broke";
            default -> isSilent ? "an internal fault" : line;
        };
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < LONGEST_CHAIN; depth++) {
            if (type.isInstance(link)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }
}
