package activetrader.statistics.figures;

/// Runs of results of the same sign.
final class Streaks {
    private Streaks() {}

    /// The most values below 0 in a row.
    static int longestLosing(double... profits) {
        int longest = 0;
        int running = 0;
        for (double profit : profits) {
            running = profit < 0 ? running + 1 : 0;
            longest = Math.max(longest, running);
        }
        return longest;
    }
}
