package activetrader.execution.monitor;

import activetrader.broker.BrokerException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.market.Position;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the account while anything is open, and alerts a person when the broker does not answer for several
/// looks in a row.
public final class AccountMonitor {
    private static final Logger log = LoggerFactory.getLogger(AccountMonitor.class);
    private static final int FAILURES_BEFORE_ALERT = 4;

    private final AccountLook look;
    private final Alerts alerts;
    private final Consumer<BrokerException> failed;
    private volatile AccountState state = AccountState.UNSEEN;
    private int failures;

    /// @param failed receives the failure of each failed look
    public AccountMonitor(AccountLook look, Alerts alerts, Consumer<BrokerException> failed) {
        this.look = look;
        this.alerts = alerts;
        this.failed = failed;
    }

    /// Looks once and acts on what is found.
    ///
    /// @return whether anything is open, in doubt or not known
    public boolean look() {
        try {
            boolean open = look.once();
            failures = 0;
            state = look.state(true);
            return open;
        } catch (BrokerException e) {
            failures++;
            state = look.state(false);
            failed.accept(e);
            log.warn("watch could not look failures={} cause=\"{}\"", failures, e.getMessage());
            if (failures == FAILURES_BEFORE_ALERT) {
                alerts.critical(
                        Alert.Kind.BROKER_SILENT,
                        null,
                        "the broker has not answered " + failures + " looks in a row: " + e.getMessage());
            }
            return true;
        }
    }

    /// What the last look found; from any thread.
    public AccountState state() {
        return state;
    }

    /// Whether the last look failed because the broker did not answer.
    public boolean isFailing() {
        return failures > 0;
    }

    /// The positions of the last look, without those that stay.
    public List<Position> held() {
        return look.held();
    }
}
