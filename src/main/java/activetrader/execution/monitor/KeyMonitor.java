package activetrader.execution.monitor;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.mode.ModeState;
import activetrader.execution.mode.TradingModeControl;
import activetrader.execution.timers.TradingTimers;
import activetrader.risk.TradingMode;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Halts trading when the broker does not accept the key any more.
///
/// One refusal may come from a proxy, so a second one some seconds later decides. An answer that is neither yes nor
/// no is asked for again. Exits, stops and the flatten are still tried, as the key may become valid again. Only a
/// person resumes; a key that is still refused then halts again. See decision 41.
public final class KeyMonitor {
    private static final Logger log = LoggerFactory.getLogger(KeyMonitor.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(10);

    private final Broker broker;
    private final TradingModeControl modes;
    private final TradingTimers timers;
    private final TimeSource time;
    private final Alerts alerts;
    private final AtomicBoolean asking = new AtomicBoolean();

    public KeyMonitor(Broker broker, TradingModeControl modes, TradingTimers timers, TimeSource time, Alerts alerts) {
        this.broker = broker.forExits();
        this.modes = modes;
        this.timers = timers;
        this.time = time;
        this.alerts = alerts;
    }

    /// Notes a call that failed.
    public void failed(BrokerException failure) {
        if (failure instanceof BrokerException.Unauthorized
                && modes.mode().mode() != TradingMode.HALTED
                && asking.compareAndSet(false, true)) {
            log.warn("key refused, asking once more before trading halts cause=\"{}\"", failure.getMessage());
            askLater();
        }
    }

    private void askLater() {
        timers.after(ASK_AGAIN_AFTER, "key check", this::ask);
    }

    private void ask() {
        try {
            broker.account();
            asking.set(false);
            log.info("key accepted again, the refusal was not the broker's");
        } catch (BrokerException.Unauthorized e) {
            asking.set(false);
            halt(String.valueOf(e.getMessage()));
        } catch (BrokerException e) {
            log.warn("key not checked yet cause=\"{}\"", e.getMessage());
            askLater();
        }
    }

    private void halt(String why) {
        alerts.critical(
                Alert.Kind.KEY_REFUSED,
                null,
                "the broker refuses the key; trading halts, stops stand at the broker, exits are tried on: mend"
                        + " the key, then 'active-trader resume' (" + why + ")");
        try {
            modes.set(new ModeState(
                    TradingMode.HALTED,
                    ModeState.TRADE_SERVICE,
                    "the broker refuses the key: " + why,
                    time.instant(),
                    null));
        } catch (UncheckedIOException e) {
            log.error("HALTED not kept, entries fail for want of the account cause=\"{}\"", e.getMessage());
        }
    }
}
