package activetrader.session;

import activetrader.agent.tools.ToolFailure;
import activetrader.json.JsonException;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.EndOfDayBlock;
import activetrader.session.trader.FlattenOutcome;
import activetrader.session.trader.Holdings;
import activetrader.session.trader.Trader;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks for the flatten at the end of a session, and after a stop of the daemon.
final class SessionFlatten {
    private static final Logger log = LoggerFactory.getLogger(SessionFlatten.class);
    private static final Duration FLATTEN_RETRY = Duration.ofSeconds(5);
    private static final Duration FLATTEN_GLANCE = Duration.ofMillis(200);
    private static final Duration FLATTEN_TELLING = Duration.ofSeconds(15);

    private final TimeSource time;
    private final Trader trader;
    private final Console console;
    private final Progress progress;

    SessionFlatten(TimeSource time, Trader trader, Console console, Progress progress) {
        this.time = time;
        this.trader = trader;
        this.console = console;
        this.progress = progress;
    }

    /// Asks for the flatten again until the broker confirms it or the market closes.
    void run(TradingDay day) throws InterruptedException {
        progress.status("FLATTENING");
        console.printAll(EndOfDayBlock.header(time.instant(), day));
        int held = announceFlatten();
        int closed = 0;
        Tick silentUntil = time.tick().plus(FLATTEN_TELLING);
        while (day.phaseAt(time.instant()) == Phase.FLATTENING) {
            try {
                FlattenOutcome outcome = trader.flatten("end of day");
                if (!outcome.flat() && outcome.closedOf(held) != closed) {
                    closed = outcome.closedOf(held);
                    progress.status("FLATTENING " + closed + " of " + held);
                }
                if (outcome.running() && time.tick().isBefore(silentUntil)) {
                    time.sleep(FLATTEN_GLANCE);
                    continue;
                }
                silentUntil = time.tick().plus(FLATTEN_TELLING);
                console.printAll(EndOfDayBlock.closed(outcome));
                progress.flattened(outcome);
                if (outcome.flat()) {
                    progress.status("flat");
                    return;
                }
                log.error("not flat remaining={}", outcome.remaining());
            } catch (ToolFailure | JsonException e) {
                log.error("flatten could not be asked for reason=\"{}\"", e.getMessage());
                console.print("❌ Flatten failed: " + e.getMessage());
                progress.trouble("flatten failed: " + e.getMessage());
            }
            time.sleep(FLATTEN_RETRY);
        }
    }

    /// Prints what is to be closed and returns how many positions that are. A failure here does not stop the
    /// flatten.
    private int announceFlatten() {
        try {
            Holdings holdings = trader.holdings();
            console.printAll(EndOfDayBlock.toClose(holdings));
            int held = holdings.toClose().size();
            progress.status("FLATTENING 0 of " + held);
            return held;
        } catch (ToolFailure | JsonException e) {
            log.warn("positions to close are not known reason=\"{}\"", e.getMessage());
            return 0;
        }
    }

    /// Closes all positions after the daemon was stopped.
    void stopped() {
        progress.status("stopping: closing all positions");
        try {
            FlattenOutcome outcome = trader.flatten("stopped");
            console.printAll(EndOfDayBlock.closed(outcome));
            if (!outcome.flat()) {
                log.error("stopped and not flat remaining={}", outcome.remaining());
            }
        } catch (ToolFailure | JsonException e) {
            log.error("stopped, and the positions could not be closed reason=\"{}\"", e.getMessage());
        }
    }
}
