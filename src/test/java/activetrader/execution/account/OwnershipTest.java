package activetrader.execution.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The owner of a position, by the orders of its symbol.
class OwnershipTest {
    private static final Symbol ACME = Symbol.of("ACME");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    /// An order for each word, `our+10` for 10 shares that we bought, `their-5` for 5 that an external order sold.
    @ParameterizedTest
    @CsvSource({
        "10, our+10, true",
        "10, their+10, false",
        "10, '', false",
        "15, our+10 their+5, true",
        "5, our+10 our-10 their+5, false",
        "5, our+10 their-10 their+5, false",
        "5, their+5 our+10 our-10, true",
        "15, our+10 our-10 their+5 our+10, true",
        "10, our+5 their-5 their+10, false",
        "-10, our-10, true",
        "-10, their-10, false",
        "20, their+10, false",
        "20, our+10, true",
        "20, our+10 our-10 their+10, true",
    })
    void isOurs(int held, String orders, boolean ours) {
        assertEquals(ours, Ownership.isOurs(position(held), orders(orders)));
    }

    /// It may have filled since it was read.
    @Test
    void isOurs_whenAnOrderOfOursIsOpen() {
        Order open = order("o", "at-20260302-c1-buy-ACME-1", Side.BUY, 10, 0, OrderStatus.NEW, null, List.of());

        assertEquals(true, Ownership.isOurs(position(10), List.of(open)));
    }

    @Test
    void owners_knowLegsAndWhatReplacedThem() {
        Order leg = order("leg", "broker-made-1", Side.SELL, 10, 0, OrderStatus.REPLACED, null, List.of());
        Order entry =
                order("entry", "at-20260302-c1-buy-ACME-1", Side.BUY, 10, 10, OrderStatus.FILLED, null, List.of(leg));
        Order second = order("second", "broker-made-3", Side.SELL, 10, 0, OrderStatus.NEW, "first", List.of());
        Order first = order("first", "broker-made-2", Side.SELL, 10, 0, OrderStatus.REPLACED, "leg", List.of());
        Order theirs = order("theirs", "by-hand", Side.SELL, 10, 0, OrderStatus.NEW, null, List.of());

        OrderOwners owners = OrderOwners.of(List.of(entry, second, first, theirs));

        assertEquals(
                List.of(true, true, true, true, false),
                Arrays.asList(
                        owners.isOurs(entry),
                        owners.isOurs(leg),
                        owners.isOurs(first),
                        owners.isOurs(second),
                        owners.isOurs(theirs)));
    }

    private static List<Order> orders(String words) {
        List<Order> orders = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            int number = orders.size() + 1;
            int shares = Integer.parseInt(word.replaceAll("[a-z]", ""));
            String id = word.startsWith("our") ? "at-20260302-c" + number + "-x-ACME-1" : "by-hand-" + number;
            orders.add(order(
                    "o" + number,
                    id,
                    shares > 0 ? Side.BUY : Side.SELL,
                    Math.abs(shares),
                    Math.abs(shares),
                    OrderStatus.FILLED,
                    null,
                    List.of()));
        }
        return orders;
    }

    private static Order order(
            String id,
            String clientId,
            Side side,
            int shares,
            int filled,
            OrderStatus status,
            @Nullable String replaces,
            List<Order> legs) {
        String digits = id.replaceAll("\\D", "");
        return new Order(
                id,
                clientId,
                ACME,
                side,
                OrderType.MARKET,
                OrderClass.SIMPLE,
                TimeInForce.DAY,
                Quantity.of(shares),
                Quantity.of(filled),
                filled == 0 ? null : Price.of("100"),
                null,
                null,
                status,
                START,
                filled == 0 ? null : START.plusSeconds(digits.isEmpty() ? 0 : Integer.parseInt(digits)),
                replaces,
                null,
                legs);
    }

    private static Position position(int shares) {
        Quantity held = new Quantity(BigDecimal.valueOf(Math.abs(shares)));
        return new Position(
                ACME,
                shares > 0 ? PositionSide.LONG : PositionSide.SHORT,
                held,
                held,
                Price.of("100"),
                Price.of("100"),
                Money.of(100L * shares),
                Money.of(100L * shares),
                Money.ZERO);
    }
}
