package activetrader.risk;

/// How often and when positions may be opened.
///
/// @param maxTradesPerDay entries in one trading day
/// @param maxEntriesPerSymbol entries in one symbol in one trading day
/// @param entryPauseMinutes minutes between two entries, of any symbols
/// @param maxOrdersPerMinute entries sent within any 60 seconds
/// @param noEntryFirstMinutes minutes after the open without entries
/// @param noEntryLastMinutes minutes before the close without entries
/// @param cooldownMinutes minutes after an exit before the same symbol may be entered again
public record PaceLimits(
        int maxTradesPerDay,
        int maxEntriesPerSymbol,
        int entryPauseMinutes,
        int maxOrdersPerMinute,
        int noEntryFirstMinutes,
        int noEntryLastMinutes,
        int cooldownMinutes) {
    public static PaceLimits defaults() {
        return new PaceLimits(5, 1, 15, 4, 15, 30, 15);
    }
}
