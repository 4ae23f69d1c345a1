package activetrader.execution;

import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import activetrader.execution.desk.OrderDeskAssembly;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.risk.RiskLimits;
import activetrader.risk.TestLimits;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The real simulator behind real loopback HTTP, the real client in front of it, all on one time source: what
/// a desk trades against in tests.
public final class SimulatedBroker implements AutoCloseable {
    public static final Symbol AAPL = Symbol.of("AAPL");
    public static final Symbol MSFT = Symbol.of("MSFT");
    private static final Tapes.Dated SYNTHETIC = Simulator.load(SimulatorSettings.defaults());

    public final TimeSource time;
    public final ScriptedFaults faults = new ScriptedFaults();
    public final List<Alert> alerts = new ArrayList<>();
    private final Simulator simulator;
    private final AlpacaSettings alpaca;
    private final AlpacaBroker broker;
    private final AlpacaMarketData data;

    private SimulatedBroker(Tapes.Dated day, SimulatorSettings settings, TimeSource time) {
        this.time = time;
        this.simulator = Simulator.start(day, settings.withFaults(faults), time, 0);
        URI url = URI.create(simulator.url());
        this.alpaca =
                AlpacaSettings.defaults("SIM", new Secret("SIM")).at(url, url).with(Feed.SIP);
        this.broker = new AlpacaBroker(alpaca, time);
        this.data = new AlpacaMarketData(alpaca, time);
    }

    /// The synthetic day 2026-01-14 from `start` on, on simulated time, every fill complete.
    public static SimulatedBroker at(Instant start) {
        return at(start, settings -> settings);
    }

    /// @param change what differs from the defaults; bars, symbols, halts and seed need [#playing]
    public static SimulatedBroker at(Instant start, UnaryOperator<SimulatorSettings> change) {
        return on(new SimulatedTime(start), change);
    }

    /// The synthetic day on a time source of the caller's.
    public static SimulatedBroker on(TimeSource time, UnaryOperator<SimulatorSettings> change) {
        return new SimulatedBroker(SYNTHETIC, change.apply(complete()), time);
    }

    /// A day whose prices `change` decides too.
    public static SimulatedBroker playing(Instant start, UnaryOperator<SimulatorSettings> change) {
        SimulatorSettings settings = change.apply(complete());
        return new SimulatedBroker(Simulator.load(settings), settings, new SimulatedTime(start));
    }

    private static SimulatorSettings complete() {
        SimulatorSettings settings = SimulatorSettings.defaults();
        return settings.withExchange(settings.exchange().withPartialFillPercent(0));
    }

    /// A desk on this broker, as alpaca-trade would open it.
    public OrderDesk desk(RecordFolder records) {
        return desk(records, TestLimits.unhurried());
    }

    public OrderDesk desk(RecordFolder records, RiskLimits limits) {
        return desk(records, limits, ExecutionSettings.defaults());
    }

    public OrderDesk desk(RecordFolder records, RiskLimits limits, ExecutionSettings settings) {
        return OrderDeskAssembly.open(broker, data, new NyseCalendar(), records, limits, settings, time, alerts::add);
    }

    public AlpacaBroker broker() {
        return broker;
    }

    public AlpacaMarketData data() {
        return data;
    }

    /// Another client of the same account, as another process would have.
    public AlpacaBroker anotherClient() {
        return new AlpacaBroker(alpaca, time);
    }

    /// The books of the exchange itself.
    public Exchange exchange() {
        return simulator.exchange();
    }

    /// Shares held at the exchange; negative when short.
    public BigDecimal held(Symbol symbol) {
        return exchange().positions().stream()
                .filter(position -> position.symbol().equals(symbol))
                .map(position -> position.holding().quantity())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    public Money equity() {
        return exchange().balance().equity();
    }

    public boolean isFlat() {
        return exchange().positions().isEmpty() && exchange().openOrders().isEmpty();
    }

    public Set<Symbol> symbols() {
        return simulator.tape().symbols();
    }

    /// Stops that are open at the exchange, held legs included.
    public List<SimulatedOrder> openOrders(Symbol symbol) {
        return exchange().openOrders().stream()
                .filter(order -> order.symbol().equals(symbol))
                .toList();
    }

    public void pass(Duration duration) {
        passTo(time.instant().plus(duration));
    }

    public void passTo(Instant when) {
        try {
            time.sleepUntil(when);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        data.close();
        broker.close();
        simulator.close();
    }
}
