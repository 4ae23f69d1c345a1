package activetrader.storm;

import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.orders.exits.ExitPromises;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Checks alpaca-trade's alerts against the exchange: an account that is reported flat must be flat, and no text
/// holds a secret.
final class AlertWatch implements AlertSink {
    private final SimulatedTime world;
    private final Supplier<Exchange> exchange;
    private final Findings findings;
    private final List<Warning> warnings = new ArrayList<>();

    AlertWatch(SimulatedTime world, Supplier<Exchange> exchange, Findings findings) {
        this.world = world;
        this.exchange = exchange;
        this.findings = findings;
    }

    /// A warning that was sent to a person at `at`, by the world's clock.
    private record Warning(Instant at, Alert alert) {}

    @Override
    public void alert(Alert alert) {
        Scene.secrets().stream()
                .filter(alert.text()::contains)
                .forEach(_ ->
                        findings.add("an alert holds a secret: " + alert.kind().event()));
        if (alert.kind() == Alert.Kind.FLATTENED) {
            flatSaidBy("alpaca-trade");
        }
        if (alert.level() != Alert.Level.INFO) {
            warned(alert);
        }
    }

    /// Checks the exchange when `who` says that everything is closed.
    void flatSaidBy(String who) {
        List<PositionView> held = exchange.get().positions();
        if (!held.isEmpty()) {
            findings.add(world.instant() + " FLAT said by " + who + ", held is " + held);
        }
    }

    private synchronized void warned(Alert alert) {
        warnings.add(new Warning(world.instant(), alert));
    }

    /// Whether a person was warned from `asked` to now, or was warned shortly before that an exit from `symbol` is
    /// not done.
    synchronized boolean hasWarnedOfExit(Symbol symbol, Instant asked) {
        Instant reminded = asked.minus(ExitPromises.QUIET);
        return warnings.stream()
                .anyMatch(warning -> !warning.at().isBefore(asked)
                        || (!warning.at().isBefore(reminded)
                                && warning.alert().kind() == Alert.Kind.EXIT_NOT_DONE
                                && warning.alert().text().contains(" " + symbol + " ")));
    }
}
