package activetrader.simulator.stream;

import activetrader.market.Money;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.OrderEvent;
import activetrader.simulator.tape.Tape;
import activetrader.simulator.trading.OrderJson;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// An order event as Alpaca's order stream tells it.
final class OrderEventJson {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_LENGTH = 26;
    private static final int RANDOM_BITS = 80;
    private static final BigInteger RANDOM =
            BigInteger.ONE.shiftLeft(RANDOM_BITS).subtract(BigInteger.ONE);

    private final OrderJson orders;

    OrderEventJson(Tape tape) {
        this.orders = new OrderJson(tape);
    }

    /// Price and quantities are there only when it is a fill.
    Map<String, Object> of(OrderEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", event.event());
        json.put("execution_id", event.executionId());
        json.put("event_id", ulid(event.at(), event.executionId()));
        json.put("at", event.at().toString());
        json.put("timestamp", event.at().toString());
        Execution execution = event.execution();
        if (execution != null) {
            json.put("price", execution.price().toString());
            json.put("qty", execution.quantity().toString());
            json.put("position_qty", new Money(event.positionAfter()).toString());
        }
        json.put("order", orders.of(event.order(), null));
        return json;
    }

    /// An id that sorts by time: 48 bits of milliseconds and 80 of `uuid`, in Crockford's base 32.
    private static String ulid(Instant at, String uuid) {
        UUID random = UUID.fromString(uuid);
        BigInteger tail = BigInteger.valueOf(random.getMostSignificantBits())
                .shiftLeft(Long.SIZE)
                .xor(BigInteger.valueOf(random.getLeastSignificantBits()))
                .and(RANDOM);
        BigInteger bits =
                BigInteger.valueOf(at.toEpochMilli()).shiftLeft(RANDOM_BITS).or(tail);
        char[] text = new char[ULID_LENGTH];
        for (int i = ULID_LENGTH - 1; i >= 0; i--) {
            text[i] = CROCKFORD.charAt(bits.intValue() & 31);
            bits = bits.shiftRight(5);
        }
        return new String(text);
    }
}
