package activetrader.app.cli;

/// The colour of a line, chosen by the mark at its beginning. The mark says the same to those who see no colours.
enum LineColour {
    NONE(""),
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    HEADING("1"),
    RULE("2");

    private final String code;

    LineColour(String code) {
        this.code = code;
    }

    static LineColour of(String line) {
        String text = line.stripLeading();
        return switch (text.isEmpty() ? 0 : text.codePointAt(0)) {
            case '✅' -> GOOD;
            case '⚠' -> WARNING;
            case '❌' -> BAD;
            case '=' -> RULE;
            default ->
                text.startsWith("🚨")
                        ? BAD
                        : text.startsWith("🔄") || text.startsWith("🔴") || text.startsWith("⏰ WAKE") ? HEADING : NONE;
        };
    }

    /// `line` between the sequences that begin and end the colour (ECMA-48, SGR).
    String around(String line) {
        return code.isEmpty() ? line : "\u001b[" + code + "m" + line + "\u001b[0m";
    }
}
