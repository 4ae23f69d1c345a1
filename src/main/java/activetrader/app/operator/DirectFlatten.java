package activetrader.app.operator;

import activetrader.app.alerts.AlertDesk;
import activetrader.app.alerts.FlattenNotice;
import activetrader.app.alerts.Webhook;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.config.ConfigException;
import activetrader.execution.external.Externals;
import activetrader.execution.flatten.FanOut;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerReader;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flattens the account by talking to the broker directly.
final class DirectFlatten implements AutoCloseable {
    /// How long to keep trying outside a session, where orders may not fill at all.
    private static final Duration OUT_OF_SESSION = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(DirectFlatten.class);

    private final TimeSource time;
    private final AlpacaBroker broker;
    private final StoredCalendar calendar;
    private final LedgerReader ledger;
    private final int parallelExits;
    private final boolean flattenExternal;
    private final Optional<Webhook> webhook;

    DirectFlatten(Settings settings) {
        this.time = ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        this.webhook = webhook(settings);
        this.broker = new AlpacaBroker(settings.alpaca(), time);
        this.calendar = new StoredCalendar(settings.installation().data(), new NyseCalendar());
        this.ledger = new LedgerReader(settings.installation().data());
        this.flattenExternal = settings.configuration().execution().flattenExternal();
        this.parallelExits = settings.configuration().execution().parallelExits();
    }

    /// Nobody is told, rather than nothing closed, when the address cannot be one.
    private static Optional<Webhook> webhook(Settings settings) {
        try {
            return settings.environment()
                    .secret(AlertDesk.VARIABLE)
                    .map(url -> Webhook.open(url, settings.configuration().alerts(), "active-trader"));
        } catch (ConfigException e) {
            log.warn("no alerts reason=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    /// Whether the independent flatten is due: from 3 minutes 30 seconds before a close until it.
    boolean isDue() {
        Instant now = time.instant();
        TradingDay day = calendar.currentOrNext(now);
        return !now.isBefore(day.independentFlattenAt());
    }

    Instant now() {
        return time.instant();
    }

    /// Closes everything, or leaves what is somebody else's where the configuration says so.
    FlattenReport run(FlattenRequest request, boolean everything) {
        Instant now = time.instant();
        TradingDay day = calendar.currentOrNext(now);
        Instant deadline = day.isOpenAt(now) ? day.close() : now.plus(OUT_OF_SESSION);
        boolean all = everything || flattenExternal;
        FlattenReport report = new Flattener(broker, time, _ -> {}, FanOut.of(parallelExits))
                .keeping(all ? Externals.CLOSED : Externals.keptAt(broker, time, _ -> false))
                .awaiting(new UnresolvedIntents(() -> ledger.read(time.instant()), broker, time))
                .run(request, deadline);
        webhook.ifPresent(target -> target.send(FlattenNotice.of(report)));
        return report;
    }

    @Override
    public void close() {
        webhook.ifPresent(Webhook::close);
        broker.close();
    }
}
