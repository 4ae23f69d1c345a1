package activetrader.page.report;

import java.util.List;

/// Cuts long texts so that all of them together fit into a page. Short texts stay whole; the longest are cut first.
///
/// @param longest characters of a text that is shown
record TextBudget(int longest) {
    private static final List<Integer> STEPS = List.of(8_000, 4_000, 2_000, 1_000, 500, 250, 100, 0);

    /// The largest cut at which `texts` take at most `bytes` of a page together.
    static TextBudget of(long bytes, List<String> texts) {
        return new TextBudget(STEPS.stream()
                .filter(step -> texts.stream()
                                .mapToLong(text -> bytes(text, Math.min(text.length(), step)))
                                .sum()
                        <= bytes)
                .findFirst()
                .orElse(0));
    }

    /// What the first `length` characters take at most, once escaped and in UTF-8.
    private static long bytes(String text, int length) {
        return text.chars()
                .limit(length)
                .mapToLong(character -> isPlain(character) ? 1 : 6)
                .sum();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0x7F && "<>&\"'".indexOf(character) < 0;
    }

    /// `text`, or its beginning with a note that it is longer.
    String of(String text) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\n… the rest is in the records";
    }
}
