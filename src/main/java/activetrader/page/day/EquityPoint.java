package activetrader.page.day;

import activetrader.journal.PositionSnapshot;
import activetrader.session.summary.DaySummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The equity of the account at an instant, in dollars.
public record EquityPoint(Instant at, BigDecimal equity) {
    /// The equity of `day` at every cycle, after every fill, and after the close, in order.
    public static List<EquityPoint> of(RecordedDay day) {
        List<EquityPoint> points = new ArrayList<>();
        for (PositionSnapshot snapshot : day.snapshots()) {
            BigDecimal equity = snapshot.equity();
            if (equity != null) {
                points.add(new EquityPoint(snapshot.at(), equity));
            }
        }
        DaySummary summary = day.summary();
        if (summary != null && summary.equity() != null) {
            points.add(new EquityPoint(day.day().close(), summary.equity()));
        }
        return points;
    }
}
