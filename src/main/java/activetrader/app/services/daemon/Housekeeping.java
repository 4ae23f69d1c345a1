package activetrader.app.services.daemon;

import activetrader.journal.Retention;
import activetrader.session.Progress;
import activetrader.session.summary.DaySummary;
import java.time.LocalDate;

/// Removes and compresses old records once a day, after the close.
public record Housekeeping(Retention retention) implements Progress {
    @Override
    public void status(String line) {
        // nothing to do
    }

    @Override
    public void dayEnded(DaySummary summary) {
        retention.tidy(LocalDate.parse(summary.date()));
    }
}
