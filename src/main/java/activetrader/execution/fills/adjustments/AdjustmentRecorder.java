package activetrader.execution.fills.adjustments;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.fills.book.FillBook;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.market.ActivityKind;
import activetrader.market.calendar.TradingCalendar;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records adjustments: each with its own row and an alert. When the disk fails nothing is booked.
final class AdjustmentRecorder {
    private static final Logger log = LoggerFactory.getLogger(AdjustmentRecorder.class);

    private final FillBook book;
    private final JsonlFile file;
    private final TradingCalendar calendar;
    private final Alerts alerts;
    private final Consumer<AdjustmentRow> entered;

    /// @param entered receives each recorded row
    AdjustmentRecorder(
            FillBook book, JsonlFile file, TradingCalendar calendar, Alerts alerts, Consumer<AdjustmentRow> entered) {
        this.book = book;
        this.file = file;
        this.calendar = calendar;
        this.alerts = alerts;
        this.entered = entered;
    }

    /// Records the adjustment of `draft`, books it and alerts a person.
    ///
    /// @return false when the disk does not take it; nothing is booked then
    boolean enter(AdjustmentDraft draft, String text) {
        LocalDate date = calendar.currentOrNext(draft.at()).date();
        AdjustmentRow row = draft.row(date, text, book);
        try {
            file.append(row);
        } catch (UncheckedIOException e) {
            log.error("adjustment not recorded, tried again later text=\"{}\" cause=\"{}\"", text, e.getMessage());
            return false;
        }
        book.take(row);
        entered.accept(row);
        alert(row);
        return true;
    }

    private void alert(AdjustmentRow row) {
        boolean shares = row.setsPosition();
        Alert.Kind kind = shares ? Alert.Kind.POSITION_ADJUSTED : Alert.Kind.CASH_MOVED;
        if (row.activity() == ActivityKind.UNEXPLAINED) {
            alerts.critical(kind, row.symbol(), row.text());
        } else if (shares) {
            alerts.warning(kind, row.symbol(), row.text());
        } else {
            alerts.info(kind, row.symbol(), row.text());
        }
    }
}
