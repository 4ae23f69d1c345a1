package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.broker.MarketData;
import activetrader.execution.OrderDesk;
import activetrader.execution.account.AccountLock;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.account.UnlistedOrders;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.context.ExecutionSettings;
import activetrader.execution.context.TradingContext;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.market.StopDistance;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopChecks;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.TimeSource;

/// Opens order desks: reads the records from the disk, and assembles what entries, exits and monitors share.
public final class OrderDeskAssembly {
    private OrderDeskAssembly() {}

    /// Takes the account's lock, resolves every order in doubt, books fills and protects what is held; then starts
    /// the monitor and the day's timers.
    ///
    /// @throws IllegalStateException when another instance trades the account
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    /// @throws java.io.UncheckedIOException when the records cannot be read
    public static OrderDesk open(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            RiskLimits limits,
            ExecutionSettings settings,
            TimeSource time,
            AlertSink alerts) {
        AccountLock lock =
                AccountLock.take(records.dataFolder(), broker.account().id());
        boolean started = false;
        try {
            MarketView market = new MarketView(broker, data, calendar, time);
            PriceWitness witness = new PriceWitness(data, time);
            StopDistance distance = new StopDistance(
                    market, witness, limits.protection().defaultStopAtr(), settings.fallbackStopPercent());
            StopChecks checks = new StopChecks(
                    time,
                    limits.protection().maxStopPercent(),
                    settings.protection().passedFor(),
                    witness::contradicts);
            TradingContext context =
                    tools(broker, data, calendar, records, settings, time, new Alerts(alerts, time), distance, checks);
            ModeFile modeFile = new ModeFile(records.dataFolder());
            MarketView hurried = new MarketView(broker.withoutWaiting(), data.withoutWaiting(), calendar, time);
            LiveOrderDesk live = DeskParts.join(context, hurried, witness, calendar, limits, modeFile, lock);
            live.start();
            started = true;
            return live;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static TradingContext tools(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            ExecutionSettings settings,
            TimeSource time,
            Alerts alerts,
            StopDistance distance,
            StopChecks checks) {
        OrderLedger ledger = OrderLedger.open(records, time.instant());
        Refusals refusals = new Refusals(time);
        refusals.listen(refusal -> alertUnsellable(alerts, refusal));
        OrderSubmitter sender =
                new OrderSubmitter(ledger, time, settings.waits().lookUp(), refusals);
        AccountReader reader = new AccountReader(broker, time, new UnlistedOrders(ledger));
        OrderCanceller canceller = new OrderCanceller(
                broker, reader, ledger, time, settings.waits().cancel());
        FillRecorder fills = FillRecorder.open(records, ledger, broker, data, calendar, time, alerts, settings.fees());
        return new TradingContext(
                broker,
                time,
                settings,
                reader,
                ledger,
                sender,
                fills,
                canceller,
                new Protector(
                        broker, reader, ledger, sender, distance::fallback, checks, canceller::cancel, time, alerts),
                settings.closing().external()
                        ? ForeignHoldings.CLOSED
                        : ForeignHoldings.keptAt(
                                broker, time, symbol -> ledger.isInDoubt(symbol) || fills.holdsOurs(symbol)),
                refusals,
                alerts);
    }

    private static void alertUnsellable(Alerts alerts, Refusal refusal) {
        alerts.critical(
                Alert.Kind.UNSELLABLE_POSITION,
                null,
                refusal.symbol() + " " + refusal.inWords() + "; it is set aside and tried again every "
                        + Refusals.PERMANENT.toMinutes() + " minutes");
    }
}
