package activetrader.app.alerts;

import activetrader.execution.flatten.FlattenReport;

/// The notice of a flatten by the operator or the timer.
public final class FlattenNotice {
    private FlattenNotice() {}

    /// IMPORTANT when positions had to be closed; CRITICAL when positions are left.
    public static Notice of(FlattenReport report) {
        String by = "flatten by " + report.requestedBy() + ": ";
        if (!report.flat()) {
            return new Notice(
                    Notice.Level.CRITICAL, "not_flat", report.finishedAt(), by + "NOT FLAT, " + report.remaining());
        }
        boolean idle = report.closed().isEmpty() && report.cancelledOrders() == 0;
        return new Notice(
                idle ? Notice.Level.INFO : Notice.Level.IMPORTANT,
                "flat",
                report.finishedAt(),
                by + "flat, " + report.closed().size() + " positions closed, " + report.cancelledOrders()
                        + " orders cancelled" + report.keptInWords());
    }
}
