package activetrader.storm.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.faults.Fault;
import activetrader.time.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalWatchTest {
    private final SimulatedTime time = new SimulatedTime(Instant.parse("2024-07-03T15:00:00Z"));
    private final List<String> found = new ArrayList<>();
    private final RefusalWatch watch = new RefusalWatch(time, found::add);

    private void refuse(String symbol, int status) {
        refuse(symbol, status, "sell");
    }

    private void refuse(String symbol, int status, String side) {
        refuse(symbol, status, side, "{}");
    }

    /// A refused sale with the id of a flatten's closing order.
    private void refuseFlatten(String symbol) {
        refuse(symbol + "\",\"client_order_id\":\"at-20260302-f-" + symbol + "-1", 422);
    }

    private void refuse(String symbol, int status, String side, String answer) {
        WebRequest order = new WebRequest(
                "POST",
                "/v2/orders",
                Map.of(),
                Map.of(),
                "{\"symbol\":\"" + symbol + "\",\"qty\":\"1\",\"side\":\"" + side + "\"}");

        assertInstanceOf(Fault.None.class, watch.after(order, WebResponse.json(status, answer)));
    }

    @Test
    void orders_areFound_whenTwoAreRefusedWithinAMinute() throws InterruptedException {
        refuse("F", 422);
        time.sleep(Duration.ofSeconds(59));
        refuse("F", 422);

        assertEquals(1, found.size());
    }

    @Test
    void orders_areFound_whateverTheReasonOfTheRefusals() {
        refuse("F", 403);
        refuse("F", 422);

        assertEquals(1, found.size());
    }

    @Test
    void idsThatAreThereAlready_areNoRefusal() {
        refuse("F", 422);
        refuse("F", 422, "sell", "{\"code\":40010001,\"message\":\"client_order_id must be unique\"}");

        assertEquals(List.of(), found);
    }

    @Test
    void orders_areFound_whenWashTradesOrPricesAreRefusedTwice() {
        refuse("F", 403, "sell", "{\"message\":\"potential wash trade detected\"}");
        refuse("F", 403, "sell", "{\"message\":\"potential wash trade detected\"}");
        assertEquals(1, found.size());

        String wrong = "{\"code\":42210000,\"message\":\"stop price must be below\",\"base_price\":\"12\"}";
        refuse("SPY\",\"stop_price\":\"13", 422, "sell", wrong);
        refuse("SPY\",\"stop_price\":\"12.50", 422, "sell", wrong);
        assertEquals(2, found.size());
    }

    @Test
    void ordersForSharesThatAreGone_areFound_whenThereAreMoreThanTwelveInAMinute() {
        for (int left = 12; left > 0; left--) {
            refuse("F", 403, "sell", "{\"message\":\"position intent mismatch\"}");
        }
        assertEquals(List.of(), found);

        refuse("F", 403, "sell", "{\"message\":\"position intent mismatch\"}");
        assertEquals(1, found.size());
    }

    @Test
    void purchases_areFound_whenTwoAreRefusedWithinAMinute() throws InterruptedException {
        refuse("F", 422, "buy");
        time.sleep(Duration.ofSeconds(59));
        refuse("F", 422, "buy");

        assertEquals(1, found.size());
    }

    @Test
    void purchase_isFound_whenASaleHasJustBeenRefused_butNotASaleAfterAPurchase() throws InterruptedException {
        refuse("F", 422, "buy");
        refuse("F", 422, "sell");
        assertEquals(List.of(), found);

        time.sleep(Duration.ofSeconds(59));
        refuse("F", 422, "buy");
        assertEquals(1, found.size());
    }

    @Test
    void orders_areFine_whenAMinuteApart_accepted_orInAnotherSymbol() throws InterruptedException {
        refuse("F", 422);
        refuse("F", 200);
        refuse("SPY", 422);
        time.sleep(Duration.ofSeconds(60));
        refuse("F", 422);

        assertEquals(List.of(), found);
    }

    @Test
    void oneMoreRefusal_isFine_whileAFlattenOutsideSells_andForAMinuteAfterIt() throws InterruptedException {
        try (RefusalWatch.Outsider _ = watch.outsider()) {
            refuseFlatten("F");
            refuseFlatten("F");
            assertEquals(List.of(), found);
            refuseFlatten("F");
            assertEquals(1, found.size());
        }
        time.sleep(Duration.ofSeconds(59));
        refuseFlatten("SPY");
        refuseFlatten("SPY");
        assertEquals(1, found.size());
        time.sleep(Duration.ofSeconds(1));

        refuseFlatten("SPY");
        assertEquals(2, found.size());
    }

    @Test
    void flattenOutside_excusesNoOtherOrder() {
        try (RefusalWatch.Outsider _ = watch.outsider()) {
            refuse("F", 422);
            refuse("F", 422);
            assertEquals(1, found.size());
        }
    }

    @Test
    void orderBesideAFlattenOutside_isFine_onceEach() {
        try (RefusalWatch.Outsider _ = watch.outsider()) {
            refuseFlatten("F");
            refuse("F", 422);
            assertEquals(List.of(), found);
            refuseFlatten("F");
            assertEquals(1, found.size());
        }
    }
}
