package activetrader.mcp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.json.Json;
import activetrader.market.Bar;
import activetrader.market.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarRowsTest {
    private static final Instant OPEN = Instant.parse("2026-03-02T14:30:00Z");

    @Test
    void length_isThatOfTheJson() {
        for (Bar bar : List.of(
                bar(OPEN, "101.5", 1_000, null),
                bar(OPEN.plusNanos(1), "0.0012", 0, "0.001234"),
                bar(OPEN.plusMillis(20), "1200", 123_456_789, "1200.000001"))) {
            List<@Nullable Object> row = BarRows.row(bar);

            assertEquals(Json.write(row).length(), BarRows.length(row), row::toString);
        }
    }

    @Test
    void newest_leavesOutOlderBars_byTheSizeOfTheAnswer() {
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < 390; minute++) {
            bars.add(bar(OPEN.plusSeconds(60L * minute), "101.25", 1_000 + minute, "101.253"));
        }

        BarRows rows = BarRows.newest(bars, 500);

        assertEquals(390 - rows.rows().size() + " older bars, by the size of the answer", rows.leftOut());
        assertEquals(bars.getLast().start(), rows.rows().getLast().getFirst());
    }

    private static Bar bar(Instant start, String price, long volume, @Nullable String vwap) {
        Price all = Price.of(price);
        return new Bar(start, all, all, all, all, volume, vwap == null ? null : Price.of(vwap), 1);
    }
}
