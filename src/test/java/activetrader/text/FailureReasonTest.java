package activetrader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {
    @ParameterizedTest
    @MethodSource("failures")
    void of_saysTheReason_inWords(Throwable failure, String reason) {
        assertEquals(reason, FailureReason.of(failure));
    }

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("api.example"), "no address is known for api.example"),
                Arguments.of(
                        new ConnectException().initCause(new UnresolvedAddressException()),
                        "no address is known for its host"),
                Arguments.of(new ConnectException().initCause(new ClosedChannelException()), "no connection"),
                Arguments.of(new HttpConnectTimeoutException("HTTP connect timed out"), "no answer in time"),
                Arguments.of(new HttpTimeoutException("request timed out"), "no answer in time"),
                Arguments.of(
                        new SSLHandshakeException("no trusted certificate"),
                        "no secure connection: no trusted certificate"),
                Arguments.of(
                        new EOFException("EOF reached while reading"), "the connection was closed before the answer"),
                Arguments.of(new IOException(), "the connection broke"),
                Arguments.of(new IOException("disk full\nat line 2"), "disk full"),
                Arguments.of(new IllegalStateException(), "an internal fault"));
    }
}
