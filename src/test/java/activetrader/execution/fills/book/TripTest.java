package activetrader.execution.fills.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.journal.TradeMeasures;
import activetrader.market.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TripTest {
    private static final Instant TEN = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void measures_ofALongPosition() {
        Trip trip = Trip.opened(Price.of("98"), Price.of("104"), Price.of("100"))
                .saw(Price.of("103"))
                .saw(Price.of("99.5"));

        TradeMeasures measures = trip.measures(Price.of("101"), TEN.plusSeconds(754), TEN, Price.of("100"), true, true);

        assertEquals(
                new TradeMeasures(
                        Price.of("98"),
                        Price.of("104"),
                        new BigDecimal("2.0000"),
                        new BigDecimal("0.50"),
                        12L,
                        new BigDecimal("1.50"),
                        new BigDecimal("-0.25")),
                measures);
    }

    @Test
    void measures_ofAShortPosition_countTheFillItself() {
        Trip trip = Trip.opened(Price.of("102"), null, Price.of("100"));

        TradeMeasures measures = trip.measures(Price.of("103"), TEN.plusSeconds(60), TEN, Price.of("100"), false, true);

        assertEquals(new BigDecimal("-1.50"), measures.result());
        assertEquals(new BigDecimal("-1.50"), measures.worstLoss());
        assertEquals(0, Objects.requireNonNull(measures.bestGain()).signum());
    }

    @Test
    void measures_sayNothingInR_whenTheStopIsNoLoss() {
        Trip trip = Trip.opened(Price.of("100.5"), null, Price.of("100"));

        TradeMeasures measures = trip.measures(Price.of("101"), TEN, TEN, Price.of("100"), true, true);

        assertEquals(new TradeMeasures(Price.of("100.5"), null, null, null, 0L, null, null), measures);
    }
}
