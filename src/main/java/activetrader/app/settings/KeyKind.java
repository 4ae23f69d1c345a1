package activetrader.app.settings;

import activetrader.config.Secret;
import java.util.Locale;
import java.util.regex.Pattern;

/// The kind of a key, by its form alone. Alpaca's key ids begin with `PK` for paper and `AK` for live accounts.
public enum KeyKind {
    PAPER,
    LIVE,
    /// The text of an example, such as `your_api_key_here`.
    PLACEHOLDER,
    OTHER;

    private static final Pattern ALPACA = Pattern.compile("[PA]K[A-Z0-9]{10,}");
    private static final Pattern EXAMPLE = Pattern.compile(
            ".*(your[_-]|[_-]here|change[_-]?me|placeholder|example|replace|todo|insert|xxxx|\\.\\.\\.|<.*>).*"
                    + "|(sk-|pk)?[x*]+|(api|secret|paper|test)?[_-]?key([_-]id)?|secret|none|null");

    public static KeyKind of(Secret key) {
        String text = key.reveal().strip();
        if (EXAMPLE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return PLACEHOLDER;
        }
        if (!ALPACA.matcher(text).matches()) {
            return OTHER;
        }
        return text.startsWith("PK") ? PAPER : LIVE;
    }

    /// Whether it has the form of Alpaca's key ids.
    public boolean isAlpacas() {
        return this == PAPER || this == LIVE;
    }
}
