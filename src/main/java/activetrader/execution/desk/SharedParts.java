package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.broker.MarketData;
import activetrader.execution.account.AccountReader;
import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.account.OrderCanceller;
import activetrader.execution.account.UnlistedOrders;
import activetrader.execution.alerts.Alert;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.blocks.Refusal;
import activetrader.execution.blocks.Refusals;
import activetrader.execution.fills.FillRecorder;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.ledger.OrderSubmitter;
import activetrader.execution.market.MarketView;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.market.StopDistance;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.TradingModeControl;
import activetrader.execution.protection.PositionProtection;
import activetrader.execution.protection.Protector;
import activetrader.execution.protection.StopChecks;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.TimeSource;

/// The parts of an order desk that most others need: records, readers, senders, protection. Known to the assembly
/// alone, which gives every other part what it needs and no more.
abstract class SharedParts {
    final Broker broker;
    final MarketData data;
    final TradingCalendar calendar;
    final RiskLimits limits;
    final ExecutionSettings settings;
    final TimeSource time;
    final Alerts alerts;

    final PriceWitness witness;
    final OrderLedger ledger;
    final Refusals refusals;
    final OrderSubmitter sender;
    final AccountReader reader;
    final OrderCanceller canceller;
    final FillRecorder fills;
    final BookedFills booked;
    final ForeignHoldings foreign;
    final Protector protector;
    final PositionProtection protection;
    final TradingModeControl modes;

    /// Reads the records from the disk, and books what the broker's fills add to them.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    /// @throws java.io.UncheckedIOException when the records cannot be read
    SharedParts(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            RiskLimits limits,
            ExecutionSettings settings,
            TimeSource time,
            Alerts alerts) {
        this.broker = broker;
        this.data = data;
        this.calendar = calendar;
        this.limits = limits;
        this.settings = settings;
        this.time = time;
        this.alerts = alerts;
        this.witness = new PriceWitness(data, time);
        ModeFile modeFile = new ModeFile(records.dataFolder());
        this.ledger = OrderLedger.open(records, time.instant());
        this.refusals = new Refusals(time);
        refusals.listen(this::alertUnsellable);
        this.sender = new OrderSubmitter(ledger, time, settings.waits().lookUp(), refusals);
        this.reader = new AccountReader(broker, time, new UnlistedOrders(ledger));
        this.canceller = new OrderCanceller(
                broker, reader, ledger, time, settings.waits().cancel());
        this.fills = FillRecorder.open(
                records,
                ledger,
                broker,
                data,
                calendar,
                time,
                alerts,
                settings.fees(),
                at -> modeFile.read(at).isPanicSince(at));
        this.booked = fills.booked();
        this.protector = protector();
        this.protection = new PositionProtection(protector, booked);
        this.foreign = settings.closing().external()
                ? ForeignHoldings.CLOSED
                : ForeignHoldings.keptAt(broker, time, symbol -> ledger.isInDoubt(symbol) || booked.holdsOurs(symbol));
        this.modes = new TradingModeControl(modeFile, ledger, alerts, time);
    }

    private Protector protector() {
        StopDistance distance = new StopDistance(
                new MarketView(broker, data, calendar, time),
                witness,
                limits.protection().defaultStopAtr(),
                settings.fallbackStopPercent());
        StopChecks checks = new StopChecks(
                time,
                limits.protection().maxStopPercent(),
                settings.protection().passedFor(),
                witness::contradicts);
        return new Protector(
                broker, reader, ledger, sender, distance::fallback, checks, canceller::cancel, time, alerts);
    }

    private void alertUnsellable(Refusal refusal) {
        alerts.critical(
                Alert.Kind.UNSELLABLE_POSITION,
                null,
                refusal.symbol() + " " + refusal.inWords() + "; it is set aside and tried again every "
                        + Refusals.PERMANENT.toMinutes() + " minutes");
    }
}
