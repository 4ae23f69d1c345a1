package activetrader.app.operator;

import activetrader.app.alerts.FlattenAlert;
import activetrader.app.settings.ClockChoice;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.fills.book.BookedHoldings;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.flatten.Flattener;
import activetrader.execution.flatten.ParallelCalls;
import activetrader.execution.flatten.UnresolvedIntents;
import activetrader.execution.ledger.LedgerReader;
import activetrader.journal.RecordFolder;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.SessionVerdict;
import activetrader.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Flattens the account through the broker, without alpaca-trade.
final class DirectFlatten implements AutoCloseable {
    /// How long to keep trying outside a session, where orders may not fill at all.
    private static final Duration OUT_OF_SESSION = Duration.ofMinutes(1);

    private final TimeSource time;
    private final AlpacaBroker broker;
    private final LedgerReader ledger;
    private final Path data;
    private final RecordFolder records;
    private final int parallelExits;
    private final boolean flattenExternal;
    private final OperatorAlerts alerts;

    DirectFlatten(Settings settings) {
        this.time = ClockChoice.of(settings.environment(), settings.endpoints().tradingUrl());
        this.alerts = OperatorAlerts.open(settings);
        this.broker = new AlpacaBroker(settings.alpaca(), time);
        this.ledger = new LedgerReader(settings.installation().data());
        this.data = settings.installation().data();
        this.records = settings.records();
        this.flattenExternal = settings.configuration().execution().closing().external();
        this.parallelExits = settings.configuration().execution().closing().parallelExits();
    }

    /// Whether the independent flatten is due. The time starts 3 minutes 30 seconds before the earliest close of
    /// today and ends at the latest one, by the exchange's rules, the broker's clock and the stored calendar.
    boolean isDue() {
        return isDue(new StoredCalendar(data, new NyseCalendar()))
                || isDue(StoredCalendar.asking(broker, data, new NyseCalendar()));
    }

    private boolean isDue(StoredCalendar calendar) {
        Instant now = time.instant();
        SessionVerdict today = calendar.verdict(MarketZone.dateOf(now));
        boolean begun = today.guarded()
                .filter(day -> !now.isBefore(day.independentFlattenAt()))
                .isPresent();
        return begun && today.lastClose().filter(now::isBefore).isPresent();
    }

    Instant now() {
        return time.instant();
    }

    OperatorAlerts alerts() {
        return alerts;
    }

    /// Which holdings a flatten closes.
    enum Reach {
        /// Stocks, without foreign holdings where `execution.flatten_external` is false.
        CONFIGURED,
        /// All stocks, foreign holdings included.
        STOCKS,
        /// The whole account, in every asset class.
        EVERYTHING
    }

    /// Closes what `reach` covers.
    FlattenReport run(FlattenRequest request, Reach reach) {
        Instant now = time.instant();
        FlattenReport report = flattener(reach, now).run(request, deadline(now));
        alerts.send(FlattenAlert.of(report));
        return report;
    }

    private Flattener flattener(Reach reach, Instant now) {
        Flattener flattener = new Flattener(broker, time, _ -> {}, ParallelCalls.of(parallelExits))
                .awaiting(new UnresolvedIntents(() -> ledger.read(time.instant()), broker, time));
        return switch (reach) {
            case CONFIGURED ->
                flattenExternal
                        ? flattener
                        : flattener.keeping(ForeignHoldings.keptAt(broker, time, recordedAsOurs(now)::contains));
            case STOCKS -> flattener;
            case EVERYTHING -> flattener.ofEverything();
        };
    }

    private Set<Symbol> recordedAsOurs(Instant now) {
        return BookedHoldings.read(records, MarketZone.dateOf(now));
    }

    /// The end of trying: the close, where the exchange's rules or the stored calendar call the exchange open; one
    /// minute from `now` where both call it closed.
    private Instant deadline(Instant now) {
        SessionVerdict today = new StoredCalendar(data, new NyseCalendar()).verdict(MarketZone.dateOf(now));
        boolean open = today.guarded().filter(day -> !now.isBefore(day.open())).isPresent();
        return today.lastClose().filter(close -> open && now.isBefore(close)).orElse(now.plus(OUT_OF_SESSION));
    }

    @Override
    public void close() {
        alerts.close();
        broker.close();
    }
}
