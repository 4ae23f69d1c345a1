package activetrader.app.alerts;

import activetrader.execution.alerts.Alert;
import activetrader.execution.flatten.FlattenReport;

/// The alert of a flatten by the operator or the timer.
public final class FlattenAlert {
    private FlattenAlert() {}

    /// IMPORTANT when positions had to be closed; CRITICAL when positions are left.
    public static Alert of(FlattenReport report) {
        String by = "flatten by " + report.requestedBy() + ": ";
        if (!report.flat()) {
            return new Alert(
                    Alert.Kind.NOT_FLAT,
                    Alert.Level.CRITICAL,
                    report.finishedAt(),
                    by + "NOT FLAT, " + report.remaining());
        }
        boolean idle = report.closed().isEmpty() && report.cancelledOrders() == 0;
        return new Alert(
                Alert.Kind.FLAT,
                idle ? Alert.Level.INFO : Alert.Level.IMPORTANT,
                report.finishedAt(),
                by + "flat, " + report.closed().size() + " positions closed, " + report.cancelledOrders()
                        + " orders cancelled" + report.keptInWords());
    }
}
