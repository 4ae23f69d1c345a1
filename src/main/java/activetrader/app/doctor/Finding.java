package activetrader.app.doctor;

import activetrader.session.console.Columns;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one check found.
///
/// @param fix what to do about it; null where nothing needs to be done
record Finding(
        Verdict verdict,
        String what,
        String found,
        @Nullable String fix) {
    /// How serious it is.
    enum Verdict {
        GOOD("✅"),
        /// It works, but a person should check it.
        DOUBTFUL("⚠️ "),
        /// It does not work.
        BAD("❌");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }
    }

    static Finding good(String what, String found) {
        return new Finding(Verdict.GOOD, what, found, null);
    }

    static Finding doubtful(String what, String found, String fix) {
        return new Finding(Verdict.DOUBTFUL, what, found, fix);
    }

    static Finding bad(String what, String found, String fix) {
        return new Finding(Verdict.BAD, what, found, fix);
    }

    String line() {
        return label() + text();
    }

    /// The lines for a terminal of `width` columns.
    List<String> lines(int width) {
        return Columns.labelled(label(), text(), width);
    }

    private String label() {
        return verdict.mark + String.format(Locale.ROOT, " %-12s ", what);
    }

    private String text() {
        return found + (fix == null ? "" : " → " + fix);
    }
}
