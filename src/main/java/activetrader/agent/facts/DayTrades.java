package activetrader.agent.facts;

import activetrader.market.calendar.MarketZone;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Combines a day's fills into round trips, from flat to flat in one symbol.
final class DayTrades {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Map<String, Trip> open = new LinkedHashMap<>();
    private final List<Trip> trips = new ArrayList<>();

    private DayTrades() {}

    /// The fields of a trade row that are used here.
    ///
    /// @param riskPerShare dollars between the entry and its first stop; null where it is not recorded
    /// @param exit the kind of exit; null in older records, and where the fill opens or adds
    record Fill(
            @JsonProperty("timestamp") Instant at,
            @JsonProperty("symbol") String symbol,
            @JsonProperty("qty") BigDecimal quantity,
            @JsonProperty("pnl") BigDecimal profit,
            @JsonProperty("position_after") BigDecimal positionAfter,
            @JsonProperty("action") String action,
            @JsonProperty("reason") String reason,
            @JsonProperty("risk_per_share") @Nullable BigDecimal riskPerShare,
            @JsonProperty("exit") @Nullable String exit) {
        private boolean opens() {
            return action.equals("buy") || action.equals("short");
        }
    }

    private static final class Trip {
        private final String symbol;
        private final Instant enteredAt;
        private BigDecimal entered = BigDecimal.ZERO;
        private BigDecimal profit = BigDecimal.ZERO;
        private @Nullable BigDecimal riskPerShare;
        private @Nullable Fill last;

        private Trip(Fill first) {
            this.symbol = first.symbol();
            this.enteredAt = first.at();
        }
    }

    /// Rows with New York times; `-` stands for a value that is not known or an event that has not happened.
    static List<Map<String, Object>> rows(List<Fill> fills) {
        DayTrades trades = new DayTrades();
        fills.forEach(trades::add);
        return trades.trips.stream().map(DayTrades::row).toList();
    }

    private void add(Fill fill) {
        Trip trip = open.computeIfAbsent(fill.symbol(), _ -> {
            Trip begun = new Trip(fill);
            trips.add(begun);
            return begun;
        });
        trip.profit = trip.profit.add(fill.profit());
        if (fill.riskPerShare() != null) {
            trip.riskPerShare = fill.riskPerShare();
        }
        if (fill.opens()) {
            trip.entered = trip.entered.add(fill.quantity());
        } else {
            trip.last = fill;
        }
        if (fill.positionAfter().signum() == 0) {
            open.remove(fill.symbol());
        }
    }

    private static Map<String, Object> row(Trip trip) {
        Fill last = trip.last;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("symbol", trip.symbol);
        row.put("entered", clock(trip.enteredAt));
        row.put("left", last != null && last.positionAfter().signum() == 0 ? clock(last.at()) : "-");
        row.put("pnl", trip.profit);
        row.put("r", r(trip));
        row.put("exit", last == null ? "-" : last.exit() == null ? last.reason() : last.exit());
        return row;
    }

    private static Object r(Trip trip) {
        BigDecimal risk = trip.riskPerShare == null
                ? BigDecimal.ZERO
                : trip.riskPerShare.abs().multiply(trip.entered);
        return trip.last == null || risk.signum() == 0 ? "-" : trip.profit.divide(risk, 2, RoundingMode.HALF_EVEN);
    }

    private static String clock(Instant at) {
        return CLOCK.format(MarketZone.at(at));
    }
}
