package activetrader.execution.desk.exits;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.flatten.FlattenReport;
import java.util.List;
import java.util.stream.Collectors;

/// Alerts a person about the progress and the end of a flatten.
public final class FlattenAlerts {
    private final Alerts alerts;

    public FlattenAlerts(Alerts alerts) {
        this.alerts = alerts;
    }

    void late(List<FlattenReport.Remaining> remaining) {
        alerts.critical(Alert.Kind.NOT_FLAT, null, "not flat two minutes before the close: " + described(remaining));
    }

    void ended(FlattenReport report) {
        if (report.flat()) {
            alerts.info(
                    Alert.Kind.FLATTENED,
                    null,
                    "flat: " + report.closed().size() + " positions closed, " + report.cancelledOrders()
                            + " orders cancelled, asked for by " + report.requestedBy() + report.keptInWords());
            return;
        }
        String left = report.remaining().isEmpty() && report.trouble() != null
                ? "the account cannot be seen: " + report.trouble()
                : described(report.remaining());
        alerts.critical(
                Alert.Kind.NOT_FLAT,
                null,
                "NOT FLAT: " + left + "; what is still held is closed first at the next open");
    }

    private static String described(List<FlattenReport.Remaining> remaining) {
        return remaining.isEmpty()
                ? "it is not known what is left"
                : remaining.stream()
                        .map(left -> left.symbol() + " " + left.quantity() + " shares (" + left.why() + ")")
                        .collect(Collectors.joining(", "));
    }
}
