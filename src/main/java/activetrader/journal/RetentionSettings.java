package activetrader.journal;

/// How long records are kept, in days.
/// See decision 83.
///
/// @param compressLogsAfter decision logs older than this are compressed
/// @param keepTrades trades, orders and summaries older than this are removed; 0 keeps them without limit
/// @param keepLogs decision logs older than this are removed; 0 keeps them without limit
public record RetentionSettings(int compressLogsAfter, int keepTrades, int keepLogs) {
    /// Everything is kept without limit; old decision logs are compressed.
    public static RetentionSettings defaults() {
        return new RetentionSettings(30, 0, 0);
    }
}
