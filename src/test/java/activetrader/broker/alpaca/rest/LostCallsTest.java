package activetrader.broker.alpaca.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.config.Secret;
import activetrader.http.WebResponse;
import activetrader.metrics.CallMetrics;
import activetrader.time.SimulatedTime;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The failures of a connection that no server can be made to show: which of them leave an order in doubt.
class LostCallsTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final Target TARGET = Target.of("/v2/orders");
    private static final Call READ = Call.read(TARGET, Call.Right.ORDINARY);
    private static final Call ORDER = Call.order("POST", TARGET, Call.Right.ORDINARY, "{}");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
    private int sent;

    private RestClient failingWith(Exception failure) {
        Wire wire = new Wire() {
            @Override
            public WebResponse send(Call call, Duration timeout) throws Exception {
                sent++;
                throw failure;
            }

            @Override
            public void close() {}
        };
        RestClient.Endpoint endpoint = new RestClient.Endpoint(
                URI.create("https://broker.test"), null, "KEY-ID", new Secret("hush-hush"), 180, 1, TEN, TEN, TEN);
        return new RestClient(wire, endpoint, time, new Random(1), CallMetrics.none());
    }

    static Stream<Exception> beforeTheOrderIsOut() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new HttpConnectTimeoutException("HTTP connect timed out"),
                new SSLHandshakeException("no trusted certificate"));
    }

    @ParameterizedTest
    @MethodSource("beforeTheOrderIsOut")
    void order_wasNotSent_withoutAConnection(Exception failure) {
        try (RestClient client = failingWith(failure)) {
            var thrown = assertThrows(BrokerException.Transient.class, () -> client.send(ORDER, body -> body));

            assertEquals("POST /v2/orders was not sent: no connection to https://broker.test", thrown.getMessage());
            assertEquals(1, sent);
        }
    }

    static Stream<Exception> whenTheOrderMayBeOut() {
        return Stream.of(
                new IOException("HTTP/1.1 header parser received no bytes"),
                new EOFException("EOF reached while reading"),
                new SocketException("Connection reset"),
                new SSLException("closing inbound before receiving peer's close_notify"),
                new HttpTimeoutException("request timed out"),
                new ClosedChannelException(),
                new UnknownHostException("broker.test"),
                new TimeoutException());
    }

    @ParameterizedTest
    @MethodSource("whenTheOrderMayBeOut")
    void order_isInDoubt_onceItMayBeOut(Exception failure) {
        try (RestClient client = failingWith(failure)) {
            assertThrows(BrokerException.OutcomeUnknown.class, () -> client.send(ORDER, body -> body));
            assertEquals(1, sent);
        }
    }

    @ParameterizedTest
    @MethodSource({"beforeTheOrderIsOut", "whenTheOrderMayBeOut"})
    void read_isTriedFourTimes_whateverFails(Exception failure) {
        try (RestClient client = failingWith(failure)) {
            assertThrows(BrokerException.Transient.class, () -> client.send(READ, body -> body));
            assertEquals(4, sent);
        }
    }

    @Test
    void interrupt_leavesAnOrderInDoubt_andStaysSet() {
        try (RestClient client = failingWith(new InterruptedException())) {
            assertThrows(BrokerException.OutcomeUnknown.class, () -> client.send(ORDER, body -> body));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void reason_holdsNoKey() {
        try (RestClient client = failingWith(new IOException("bad header APCA-API-SECRET-KEY: hush-hush"))) {
            var thrown = assertThrows(BrokerException.OutcomeUnknown.class, () -> client.send(ORDER, body -> body));

            assertFalse(String.valueOf(thrown.getMessage()).contains("hush"), thrown.getMessage());
            assertFalse(String.valueOf(thrown.getCause()).contains("hush"), String.valueOf(thrown.getCause()));
        }
    }
}
