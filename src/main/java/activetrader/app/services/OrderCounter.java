package activetrader.app.services;

import activetrader.execution.OrderListener;
import activetrader.journal.OrderRecord;
import activetrader.journal.TradeRow;
import activetrader.metrics.DeskMetrics;
import java.util.Locale;

/// Counts the order records of the order desk, by outcome.
record OrderCounter(DeskMetrics metrics) implements OrderListener {
    @Override
    public void recorded(OrderRecord entry) {
        switch (entry) {
            case OrderRecord.Intent _ -> metrics.order("sent");
            case OrderRecord.Accepted _ -> metrics.order("accepted");
            case OrderRecord.Rejected _ -> metrics.order("rejected");
            case OrderRecord.Unknown _ -> metrics.order("unknown");
            case OrderRecord.Absent _ -> metrics.order("absent");
            case OrderRecord.Ended ended -> metrics.order(ended.status().code());
            case OrderRecord.Denied denied -> metrics.denied(denied.reasonCode());
            case OrderRecord.CancelRequested _,
                    OrderRecord.FillMended _,
                    OrderRecord.ModeChanged _,
                    OrderRecord.AccountClosed _,
                    OrderRecord.FlattenStarted _,
                    OrderRecord.FlattenFinished _,
                    OrderRecord.ExitNotDone _ -> {}
        }
    }

    @Override
    public void filled(TradeRow row) {
        metrics.filled(row.side().name().toLowerCase(Locale.ROOT), row.profit());
    }
}
