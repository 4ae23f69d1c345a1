package activetrader.execution.alerts;

import activetrader.market.Symbol;
import activetrader.text.VisibleText;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A fact that a person should know, about the account or the program.
///
/// @param at by the clock of the process that raised it
/// @param symbol null when it concerns the whole account
/// @param text one line, complete by itself
public record Alert(
        Kind kind, Level level, Instant at, @Nullable Symbol symbol, String text) {
    public Alert {
        text = VisibleText.of(text);
    }

    /// An alert about the whole account or the program.
    public Alert(Kind kind, Level level, Instant at, String text) {
        this(kind, level, at, null, text);
    }

    /// What it is about. The names are stable: receivers filter by them.
    public enum Kind {
        /// Shares without a stop at the broker.
        UNPROTECTED,
        /// A position broke a limit at the price that it was really filled at.
        FILL_BREAKS_LIMIT,
        /// Not flat two minutes before the close, or when a flatten gave up.
        NOT_FLAT,
        /// An exit that was asked for is late or has failed; with level INFO it is done after all.
        EXIT_NOT_DONE,
        /// A flatten ended flat.
        FLATTENED,
        /// The trading mode changed.
        MODE_CHANGED,
        /// Nobody knows yet whether the broker holds an order.
        ORDER_IN_DOUBT,
        /// An order that is not ours opened a position in the account.
        EXTERNAL_POSITION,
        /// An order that is not ours is open in the account.
        EXTERNAL_ORDER,
        /// The broker lists a position or an order that cannot be read.
        UNKNOWN_HOLDING,
        /// Shares came or went without a fill, or a fill was taken back.
        POSITION_ADJUSTED,
        /// The broker lists other shares than the books hold, and equity less cash does not confirm the list.
        POSITION_DISPUTED,
        /// Cash came or went without a fill.
        CASH_MOVED,
        /// The broker refuses for good to close a position.
        UNSELLABLE_POSITION,
        /// A position was held over the night.
        OVERNIGHT_POSITION,
        /// The broker does not answer.
        BROKER_SILENT,
        /// The broker does not accept the key any more.
        KEY_REFUSED,
        /// Our clock and the broker's disagree.
        CLOCK,
        /// The sources of the calendar disagree about a day.
        CALENDAR,
        /// A task of the trade service failed, and will run again.
        TASK_FAILED,
        /// The records cannot be written.
        RECORDS_FAIL,
        /// A service or the daemon started.
        START,
        /// A service or the daemon stopped.
        STOP,
        /// An order was filled.
        TRADE,
        /// Many entries were denied in a short time.
        DENIAL_STORM,
        /// A flatten that a person, the timer or the daemon asked for ended flat.
        FLAT,
        /// A cycle of the agent failed.
        CYCLE_FAILED,
        /// The model does not answer: no entries, exits by the rules.
        MODEL_GONE,
        /// The model answers again.
        MODEL_BACK,
        /// Several answers of the model in a row were cut off.
        MODEL_INCOMPLETE,
        /// Something hinders the daemon.
        TROUBLE,
        /// The trading day is over.
        DAILY_SUMMARY,
        /// The trading day as a picture, for receivers that show pictures.
        DAY_PICTURE,
        /// A test by a person.
        TEST;

        /// The name as receivers see it, such as `not_flat`.
        public String event() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How soon a person must act, least first.
    public enum Level {
        /// Good to know.
        INFO,
        /// Worth a look today: it heals itself, or will be clear soon.
        IMPORTANT,
        /// A person must act now.
        CRITICAL
    }
}
