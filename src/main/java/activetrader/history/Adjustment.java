package activetrader.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether prices of days before a split are in the shares of that time.
public enum Adjustment {
    /// As they traded. The player adjusts them by the splits that are kept.
    RAW,
    /// As the exporting program left them; they are played as they are.
    AS_EXPORTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Adjustment> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
