package activetrader.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses the intended word of a misspelled one.
public final class Spelling {
    private Spelling() {}

    /// The one of `words` that differs least from `word`: by at most a third of its letters, at least one and
    /// at most three, counted as Levenshtein's distance with swapped neighbours as one change.
    public static Optional<String> nearest(String word, Collection<String> words) {
        int allowed = Math.clamp(word.length() / 3, 1, 3);
        return words.stream()
                .filter(candidate -> distance(word, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// The restricted Damerau–Levenshtein distance.
    static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, one, other, i, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int least(int[][] steps, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
