package activetrader.broker.alpaca.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.SharedFolder;
import activetrader.broker.OrderEvent;
import activetrader.json.Json;
import activetrader.market.Price;
import activetrader.market.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamJsonTest {
    private static StreamJson read(String json) {
        return Json.read(json, StreamJson.class);
    }

    private static String update(String event, String extras) {
        return """
            {"stream":"trade_updates","data":{"event":"%s","timestamp":"2026-03-02T10:00:00.5-05:00"%s,
             "order":{"id":"o-1","client_order_id":"at-1","symbol":"MMM","side":"sell","type":"stop","qty":"10",
                      "filled_qty":"4","status":"partially_filled"}}}\
            """.formatted(event, extras);
    }

    @Test
    void toEvent_readsAFillExactly() {
        String extras = ",\"execution_id\":\"x-1\",\"price\":\"98.0125\",\"qty\":\"4\",\"position_qty\":\"-6\"";

        OrderEvent event =
                Objects.requireNonNull(read(update("partial_fill", extras)).toEvent());

        assertTrue(event.isFill());
        assertEquals("x-1", event.executionId());
        assertEquals(Price.of("98.0125"), event.price());
        assertEquals(Quantity.of(4), event.quantity());
        assertEquals(new BigDecimal("-6"), event.positionAfter());
        assertEquals(Instant.parse("2026-03-02T15:00:00.5Z"), event.at());
    }

    @Test
    void toEvent_keepsAWordThatThisVersionDoesNotKnow() {
        OrderEvent event = Objects.requireNonNull(read(update("pondered", "")).toEvent());

        assertEquals("pondered", event.type());
        assertFalse(event.isFill());
        assertNull(event.price());
    }

    @Test
    void toEvent_throws_whenTheOrderIsMissing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> read("{\"stream\":\"trade_updates\",\"data\":{\"event\":\"new\"}}")
                        .toEvent());
    }

    @Test
    void handshake_isDistinguished() {
        assertTrue(read("{\"stream\":\"authorization\",\"data\":{\"status\":\"authorized\"}}")
                .isAuthorized());
        assertTrue(read("{\"stream\":\"authorization\",\"data\":{\"status\":\"unauthorized\"}}")
                .isRefused());
        assertTrue(read("{\"stream\":\"listening\",\"data\":{\"streams\":[\"trade_updates\"]}}")
                .isListening());
        assertNull(read("{\"stream\":\"listening\",\"data\":{}}").toEvent());
        assertFalse(read("{}").isRefused());
    }

    @Test
    void toEvent_leavesOutCrypto_asInTheDocumentedExample() throws IOException {
        String example =
                Files.readString(SharedFolder.require("alpaca/samples/streams/trade_updates.fill.docs-example.json"));

        assertNull(read(example).toEvent());
        assertEquals(
                Quantity.of("1790.86"),
                Objects.requireNonNull(
                                read(example.replace("crypto", "us_equity")).toEvent())
                        .quantity());
    }
}
