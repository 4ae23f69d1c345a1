package activetrader.app.settings;

import activetrader.config.Section;
import activetrader.journal.RetentionSettings;

/// Reads the section `records`: how long records are kept.
final class OperationSections {
    /// The fewest days that records are kept: a restart reads the days before.
    private static final int LEAST_KEPT = 7;

    private static final int MOST = 3650;

    private OperationSections() {}

    static RetentionSettings retention(Section section) {
        RetentionSettings standard = RetentionSettings.defaults();
        return new RetentionSettings(
                section.whole("compress_logs_after_days", standard.compressLogsAfter(), LEAST_KEPT, MOST),
                kept(section, "keep_trades_days", standard.keepTrades()),
                kept(section, "keep_logs_days", standard.keepLogs()));
    }

    private static int kept(Section section, String key, int standard) {
        int days = section.whole(key, standard, 0, MOST);
        if (days > 0 && days < LEAST_KEPT) {
            section.problems()
                    .add(section.pathOf(key) + " must be 0 (no limit) or at least " + LEAST_KEPT + ", was " + days);
            return standard;
        }
        return days;
    }
}
