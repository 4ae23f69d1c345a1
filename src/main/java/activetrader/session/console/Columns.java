package activetrader.session.console;

import java.util.ArrayList;
import java.util.List;

/// Measures text in terminal columns, and breaks it into lines that fit.
public final class Columns {
    /// The columns of a console of unknown width, and the most that a block uses.
    public static final int WIDTH = 80;

    /// From this width on, later lines of a labelled text stand below its text.
    private static final int ROOM_FOR_LABEL = 60;
    private static final int VARIATION_16 = 0xFE0F;
    private static final String WIDE_SIGNS = "⌚⌛⏩⏪⏫⏬⏰⏳☔☕⚡⛔⛪✅❌❎❓❔❕❗➕➖➗⭐⭕";
    private static final String BRANCH = "├─ ";
    private static final String LAST_BRANCH = "└─ ";

    private Columns() {}

    /// The columns of `text`: two for most pictures and East Asian letters, none for combining marks.
    public static int width(String text) {
        int[] characters = text.codePoints().toArray();
        int width = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean picture = i + 1 < characters.length && characters[i + 1] == VARIATION_16;
            width += picture ? 2 : width(characters[i]);
        }
        return width;
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || WIDE_SIGNS.indexOf(character) >= 0;
    }

    /// `line` in lines of at most `most` columns, at least 20, broken at spaces where possible. Later lines are
    /// indented below the text of the first, so that no part looks like a line of its own.
    public static List<String> wrapped(String line, int most) {
        if (width(line) <= most) {
            return List.of(line);
        }
        String text = line.stripLeading();
        String indent = line.substring(0, line.length() - text.length());
        return broken(indent, text, indent + (text.startsWith(BRANCH) ? "│     " : "      "), most);
    }

    /// `label` and `text` in lines of at most `most` columns, at least 20. Later lines stand below the text where
    /// there is room for that, as in a list of labels and values.
    public static List<String> labelled(String label, String text, int most) {
        return width(label + text) <= most
                ? List.of(label + text)
                : broken(label, text, " ".repeat(most < ROOM_FOR_LABEL ? 4 : width(label)), most);
    }

    /// Such as `a quiet market; RSI 71 > 67; …`: as many of `parts` as fit into `most` columns behind `head`.
    static String fitting(String head, List<String> parts, int most) {
        StringBuilder line = new StringBuilder(head).append(parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            String more = "; " + parts.get(i);
            int room = most - (i < parts.size() - 1 ? width("; …") : 0);
            if (width(line + more) > room) {
                return line + "; …";
            }
            line.append(more);
        }
        return line.toString();
    }

    private static List<String> broken(String first, String text, String below, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder(first);
        boolean isEmpty = true;
        for (String word : words(text, Math.max(1, most - Math.max(width(first), below.length())))) {
            if (!isEmpty && width(current.toString()) + 1 + width(word) > most) {
                lines.add(current.toString());
                current = new StringBuilder(below);
            } else if (!isEmpty) {
                current.append(' ');
            }
            current.append(word);
            isEmpty = false;
        }
        lines.add(current.toString());
        return lines;
    }

    /// The words of `text`; a word wider than `most` is split. The sign of a tree belongs to the word after it.
    private static List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        String sign = text.startsWith(BRANCH) || text.startsWith(LAST_BRANCH) ? text.substring(0, BRANCH.length()) : "";
        for (String word : text.substring(sign.length()).strip().split(" +")) {
            String rest = words.isEmpty() ? sign + word : word;
            while (width(rest) > most) {
                int cut = fitting(rest, most);
                words.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            words.add(rest);
        }
        return words;
    }

    /// How many chars of `word` fit into `most` columns; at least one character.
    private static int fitting(String word, int most) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1))) <= most) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
