package activetrader.execution.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.journal.OrderPurpose;
import activetrader.journal.OrderRecord;
import activetrader.market.OrderClass;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannedExitsTest extends ProtectionFixture {
    private static final Instant LATER = TEN.plusSeconds(60);
    private static final Optional<Price> NONE = Optional.empty();

    private PlannedExits exits;
    private Position longPosition;
    private Position shortPosition;

    @BeforeEach
    void hold() {
        broker.externalBuy(AAPL, 10);
        longPosition = held();
        broker.externalSell(AAPL, 20);
        shortPosition = held();
        exits = new PlannedExits(ledger);
    }

    private void entry(String id, Side side, @Nullable String stop, @Nullable String target, Instant at) {
        planned(id, OrderPurpose.ENTRY, side, stop, target, at);
    }

    private static Optional<Price> at(String price) {
        return Optional.of(Price.of(price));
    }

    @Test
    void nothingIsPlanned_withoutOrders() {
        assertEquals(NONE, exits.stop(longPosition, null));
        assertEquals(NONE, exits.firstStop(longPosition, null));
        assertEquals(NONE, exits.approved(longPosition, null));
        assertEquals(NONE, exits.target(longPosition, TEN));
    }

    @Test
    void stops_ofALongPosition() {
        entry("a", Side.BUY, "95", null, TEN);
        entry("b", Side.BUY, "97", null, TEN);
        entry("c", Side.BUY, "96", null, TEN);
        entry("d", Side.BUY, null, null, TEN);
        entry("other side", Side.SELL, "99", null, TEN);

        assertEquals(at("97"), exits.stop(longPosition, null), "locks in most");
        assertEquals(at("95"), exits.firstStop(longPosition, null), "the first");
        assertEquals(at("95"), exits.approved(longPosition, null), "the furthest");
    }

    @Test
    void stops_ofAShortPosition() {
        entry("a", Side.SELL, "104", null, TEN);
        entry("b", Side.SELL, "103", null, TEN);
        entry("c", Side.SELL, "105", null, TEN);
        entry("other side", Side.BUY, "101", null, TEN);

        assertEquals(at("103"), exits.stop(shortPosition, null));
        assertEquals(at("104"), exits.firstStop(shortPosition, null));
        assertEquals(at("105"), exits.approved(shortPosition, null));
    }

    @Test
    void stopsOfProtection_countForTheStop_butWereNotApproved() {
        planned("p", OrderPurpose.PROTECTION, Side.SELL, "94", null, TEN);
        entry("a", Side.BUY, "95", null, TEN);
        planned("b", OrderPurpose.PROTECTION, Side.SELL, "98", null, TEN);

        assertEquals(at("98"), exits.stop(longPosition, null));
        assertEquals(at("95"), exits.firstStop(longPosition, null));
        assertEquals(at("95"), exits.approved(longPosition, null));
    }

    @Test
    void plansOfAnEarlierPosition_doNotCount() {
        entry("a", Side.BUY, "99", "110", TEN);
        entry("b", Side.BUY, "95", "105", LATER);

        assertEquals(at("95"), exits.stop(longPosition, LATER));
        assertEquals(at("95"), exits.firstStop(longPosition, LATER));
        assertEquals(at("99"), exits.stop(longPosition, TEN));
        assertEquals(at("95"), exits.approved(longPosition, LATER));
        assertEquals(NONE, exits.stop(longPosition, LATER.plusSeconds(1)));
    }

    @Test
    void target_isTheLatest_ofEntriesAndProtection() {
        entry("a", Side.BUY, "95", "105", TEN);
        assertEquals(at("105"), exits.target(longPosition, TEN));

        planned("b", OrderPurpose.PROTECTION, Side.SELL, "96", "107", TEN);
        planned("c", OrderPurpose.PROTECTION, Side.SELL, "96", null, TEN);
        planned("d", OrderPurpose.EXIT, Side.SELL, null, "109", TEN);
        entry("e", Side.SELL, "99", "90", TEN);
        assertEquals(at("107"), exits.target(longPosition, TEN));
    }

    @Test
    void target_isNotKnown_whenTheStartOfThePositionIsNot() {
        entry("a", Side.BUY, "95", "105", TEN);

        assertEquals(NONE, exits.target(longPosition, null));
        assertEquals(NONE, exits.target(longPosition, LATER));
    }

    @Test
    void plans_areThoseOfAcceptedOrdersInTheSymbol() {
        ledger.write(new OrderRecord.Intent(
                TEN,
                "in doubt",
                OrderPurpose.ENTRY,
                null,
                AAPL,
                Side.BUY,
                Quantity.of(10),
                OrderType.MARKET,
                OrderClass.SIMPLE,
                null,
                null,
                null,
                Price.of("95"),
                "test",
                null));
        broker.externalBuy(Symbol.of("MSFT"), 10);
        entry("a", Side.SELL, "104", null, TEN);

        assertEquals(NONE, exits.stop(longPosition, null));
        assertEquals(NONE, exits.stop(broker.position(Symbol.of("MSFT")).orElseThrow(), null));
        assertEquals(at("104"), exits.stop(shortPosition, null));
    }
}
