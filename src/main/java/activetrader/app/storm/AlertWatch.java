package activetrader.app.storm;

import activetrader.app.alerts.Notice;
import activetrader.app.alerts.Notices;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.time.SimulatedTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Holds what alpaca-trade tells a person against the exchange: FLAT must be true, and no text holds a secret.
final class AlertWatch implements Notices {
    private static final String FLATTENED = "flattened";

    private final SimulatedTime world;
    private final Supplier<Exchange> exchange;
    private final Findings findings;
    private final List<Instant> warnings = new ArrayList<>();

    AlertWatch(SimulatedTime world, Supplier<Exchange> exchange, Findings findings) {
        this.world = world;
        this.exchange = exchange;
        this.findings = findings;
    }

    @Override
    public void send(Notice notice) {
        Scene.secrets().stream()
                .filter(notice.text()::contains)
                .forEach(_ -> findings.add("an alert holds a secret: " + notice.event()));
        if (notice.event().equals(FLATTENED)) {
            checkFlat();
        }
        if (notice.level() != Notice.Level.INFO) {
            warned();
        }
    }

    private void checkFlat() {
        List<PositionView> held = exchange.get().positions();
        if (!held.isEmpty()) {
            findings.add(world.instant() + " FLAT said by alpaca-trade, held is " + held);
        }
    }

    private synchronized void warned() {
        warnings.add(world.instant());
    }

    /// Whether a person was warned of anything from `from` to now.
    synchronized boolean hasWarnedSince(Instant from) {
        return warnings.stream().anyMatch(at -> !at.isBefore(from));
    }
}
