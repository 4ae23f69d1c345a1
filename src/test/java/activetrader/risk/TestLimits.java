package activetrader.risk;

/// Limits for tests that are about something else.
public final class TestLimits {
    private TestLimits() {}

    /// The defaults without those on how often the same may be done: a test may enter a symbol twice in a minute.
    public static RiskLimits unhurried() {
        RiskLimits standard = RiskLimits.defaults();
        PaceLimits pace = standard.pace();
        return standard.with(new PaceLimits(
                pace.maxTradesPerDay(),
                pace.maxTradesPerDay(),
                0,
                pace.maxOrdersPerMinute(),
                pace.noEntryFirstMinutes(),
                pace.noEntryLastMinutes(),
                pace.cooldownMinutes()));
    }
}
