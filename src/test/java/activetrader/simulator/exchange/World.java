package activetrader.simulator.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.OrderEvent;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.time.SimulatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// An exchange at 10:00 on Monday 2026-11-23, whose books are checked after every event. AAPL stands at 100.00 to
/// 100.02 from the open, MSFT at 400.00 to 400.10, until a test moves them.
public final class World {
    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    public static final Symbol AAPL = Symbol.of("AAPL");

    public final ScriptedTape tape = new ScriptedTape();
    public final SimulatedTime time;
    public final Exchange exchange;
    public final List<OrderEvent> events = new ArrayList<>();
    private final InvariantChecker checker;

    public World() {
        this(settings());
    }

    public World(ExchangeSettings settings) {
        this(settings, LocalTime.of(10, 0));
    }

    public World(ExchangeSettings settings, LocalTime start) {
        this(settings, at(MONDAY, start));
    }

    public World(ExchangeSettings settings, Instant start) {
        time = new SimulatedTime(start);
        tape.list("AAPL", "99").list("MSFT", "395");
        for (LocalDate date = MONDAY; date.isBefore(MONDAY.plusDays(4)); date = date.plusDays(1)) {
            tape.quote("AAPL", at(date, LocalTime.of(9, 30)), "100.00", "100.02");
            tape.quote("MSFT", at(date, LocalTime.of(9, 30)), "400.00", "400.10");
        }
        exchange = new Exchange(tape, time, settings);
        exchange.listen(events::add);
        checker = InvariantChecker.watch(exchange);
    }

    public static ExchangeSettings settings() {
        return ExchangeSettings.defaults().withPartialFillPercent(0);
    }

    public static Instant at(LocalDate date, LocalTime time) {
        return MarketZone.instantOf(date, time);
    }

    public static Instant at(String time) {
        return at(MONDAY, LocalTime.parse(time));
    }

    /// AAPL's quote from `time` on Monday.
    public World aapl(String time, String bid, String ask) {
        tape.quote("AAPL", at(time), bid, ask);
        return this;
    }

    /// Lets time pass until `time` on Monday.
    public World until(String clock) {
        return until(at(clock));
    }

    public World until(Instant instant) {
        sleep(instant);
        assertEquals(List.of(), checker.violations());
        return this;
    }

    /// Lets a second pass.
    public World settle() {
        return until(time.instant().plus(Duration.ofSeconds(1)));
    }

    private void sleep(Instant instant) {
        try {
            time.sleepUntil(instant);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public SimulatedOrder submit(String... words) {
        return exchange.submit(Requests.of(words));
    }

    /// Sends an order and lets it be filled.
    public SimulatedOrder filled(String... words) {
        SimulatedOrder order = submit(words);
        settle();
        assertEquals("filled", status(order));
        return order(order);
    }

    public Refusal refused(String... words) {
        Refusal refusal = assertThrows(Refusal.class, () -> submit(words));
        assertEquals(List.of(), checker.violations());
        return refusal;
    }

    public SimulatedOrder order(SimulatedOrder order) {
        return exchange.order(order.id()).orElseThrow();
    }

    public SimulatedOrder leg(SimulatedOrder order, int number) {
        return exchange.order(order(order).links().legs().get(number)).orElseThrow();
    }

    public String status(SimulatedOrder order) {
        return order(order).status().code();
    }

    public String price(SimulatedOrder order) {
        return order(order).progress().averagePrice().map(Price::toString).orElse("");
    }

    public BigDecimal held() {
        return exchange.position(AAPL)
                .map(position -> position.holding().quantity())
                .orElse(BigDecimal.ZERO);
    }

    public List<String> eventsOf(SimulatedOrder order) {
        return events.stream()
                .filter(event -> event.order().id().equals(order.id()))
                .map(OrderEvent::event)
                .toList();
    }
}
