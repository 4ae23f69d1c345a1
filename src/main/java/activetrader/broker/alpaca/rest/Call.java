package activetrader.broker.alpaca.rest;

import activetrader.broker.BrokerException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request to Alpaca.
///
/// @param right how it keeps to the rate limit
/// @param body JSON; null for none
public record Call(
        Kind kind,
        String method,
        Target target,
        Right right,
        @Nullable String body) {
    public static Call read(Target target, Right right) {
        return new Call(Kind.READ, "GET", target, right, null);
    }

    /// A request that creates an order, or may.
    public static Call order(String method, Target target, Right right, @Nullable String body) {
        return new Call(Kind.ORDER, method, target, right, body);
    }

    public static Call cancel(Target target, Right right) {
        return new Call(Kind.CANCEL, "DELETE", target, right, null);
    }

    Optional<String> content() {
        return Optional.ofNullable(body);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }

    /// How a request keeps to the rate limit.
    public enum Right {
        /// Waits for its turn.
        ORDINARY,
        /// As ordinary, and is refused instead of waiting.
        AT_ONCE,
        /// May use the requests that are kept for exits, and overtakes all others.
        EXIT
    }

    /// How long it may wait for the rate limit before it is not sent at all.
    Duration patience() {
        return right == Right.AT_ONCE ? Duration.ZERO : kind.patience();
    }

    /// What a request does, and so what its failure means.
    public enum Kind {
        /// Changes nothing: tried again by itself.
        READ(Duration.ofSeconds(60), 16),
        /// Creates an order: sent once, and in doubt after any failure that comes later than the connection.
        ORDER(Duration.ofSeconds(5), 1),
        /// Cancels: sent once, and harmless to repeat.
        CANCEL(Duration.ofSeconds(10), 4);

        private final Duration patience;
        private final long mostBytes;

        Kind(Duration patience, int mostMebibytes) {
            this.patience = patience;
            this.mostBytes = mostMebibytes * 1024L * 1024L;
        }

        /// Takes the body of an answer as text. A longer one than Alpaca gives to such a call is cut off and fails: of
        /// the
        /// lists that are read, that of all assets is the longest, at about 8 MiB.
        BodyHandler<String> body() {
            return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), mostBytes);
        }

        /// How long such a call may wait for the rate limit before it is too old to be sent.
        Duration patience() {
            return patience;
        }

        /// The request went out and no answer, or no sensible one, came back.
        BrokerException lost(String message, @Nullable Throwable cause) {
            return switch (this) {
                case READ, CANCEL -> new BrokerException.Transient(message, cause);
                case ORDER -> new BrokerException.OutcomeUnknown(message, cause);
            };
        }

        /// An answer came that cannot be understood.
        BrokerException unreadable(String message, @Nullable Throwable cause) {
            return this == READ ? new BrokerException.Malformed(message, cause) : lost(message, cause);
        }
    }
}
