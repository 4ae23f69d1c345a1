package activetrader.simulator;

import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.http.WebSocketHandler;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.market.fees.DayFees;
import activetrader.market.fees.FeeKind;
import activetrader.market.fees.FeeSchedule;
import activetrader.simulator.data.DataApi;
import activetrader.simulator.data.TapePrices;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.ExchangeState;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.faults.FaultyHandler;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.ListedTape;
import activetrader.simulator.script.Script;
import activetrader.simulator.stream.DataStream;
import activetrader.simulator.stream.OrderStream;
import activetrader.simulator.tape.Tape;
import activetrader.simulator.trading.TradingApi;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An Alpaca-compatible broker on loopback: one tape, one account, the trading and the market-data API, both
/// with their streams, on one port.
public final class Simulator implements AutoCloseable {
    /// From the booking of the day's fees to the close: the account is flat by then, and a broker deducts them on the
    /// day.
    private static final Duration FEES_BOOKED = Duration.ofMinutes(1);

    private final Tapes.Dated day;
    private final SimulatorSettings settings;
    private final TimeSource time;
    private final DataApi data;
    private final OrderStream orders;
    private final WebHandler handler;
    private final @Nullable LoopbackServer server;
    private volatile Exchange exchange;
    private volatile TradingApi trading;

    private Simulator(
            Tapes.Dated day, SimulatorSettings settings, TimeSource time, OptionalInt port, Exchange exchange) {
        this.day = day;
        this.settings = settings;
        this.time = time;
        this.exchange = exchange;
        this.trading = new TradingApi(exchange, time, settings.keys());
        this.data = new DataApi(day.tape(), time, settings.keys(), settings.dataRequestsPerMinute(), settings.script());
        this.orders = new OrderStream(day.tape(), settings.keys(), settings.faults(), time);
        exchange.listen(orders);
        play(settings.script());
        bookFees();
        this.handler = new FaultyHandler(this::answer, settings.faults(), time);
        this.server = port.isPresent() ? LoopbackServer.start(port.getAsInt(), handler, streams()) : null;
    }

    /// Loads the prices of the day that `settings` choose.
    ///
    /// @throws activetrader.simulator.tape.recorded.BarFileException when the recorded bars have a fault
    /// @throws IllegalArgumentException when the synthetic market has no such day or symbol
    public static Tapes.Dated load(SimulatorSettings settings) {
        Tapes tapes = new Tapes(
                new NyseCalendar(),
                settings.symbols(),
                settings.halts(),
                settings.script().steps(),
                settings.script().renamings(),
                settings.seed());
        Optional<LocalDate> date = Optional.ofNullable(settings.date());
        return settings.bars() == null
                ? tapes.synthetic(date.orElse(SimulatorSettings.SYNTHETIC_DATE))
                : tapes.recorded(settings.bars(), date);
    }

    /// Serves `day` on `port`, or on a free port when it is 0, by the clock of `time`.
    ///
    /// @throws java.io.UncheckedIOException when the port is taken
    public static Simulator start(Tapes.Dated day, SimulatorSettings settings, TimeSource time, int port) {
        return start(
                day,
                settings,
                time,
                OptionalInt.of(port),
                new Exchange(listed(day, settings, time), time, exchangeOf(settings)));
    }

    /// Plays `day` by the clock of `time` for callers in this process alone: [#handler] answers, no port is open.
    public static Simulator inProcess(Tapes.Dated day, SimulatorSettings settings, TimeSource time) {
        return start(
                day,
                settings,
                time,
                OptionalInt.empty(),
                new Exchange(listed(day, settings, time), time, exchangeOf(settings)));
    }

    /// As [#start(Tapes.Dated, SimulatorSettings, TimeSource, int)], with the account as it was in `state`,
    /// for example for the next day of the same broker.
    public static Simulator startFrom(
            ExchangeState state, Tapes.Dated day, SimulatorSettings settings, TimeSource time, int port) {
        return start(
                day,
                settings,
                time,
                OptionalInt.of(port),
                new Exchange(listed(day, settings, time), time, exchangeOf(settings), state));
    }

    private static Simulator start(
            Tapes.Dated day, SimulatorSettings settings, TimeSource time, OptionalInt port, Exchange exchange) {
        try {
            return new Simulator(day, settings, time, port, exchange);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private static ExchangeSettings exchangeOf(SimulatorSettings settings) {
        return settings.exchange().withSeed(settings.seed());
    }

    private static Tape listed(Tapes.Dated day, SimulatorSettings settings, TimeSource time) {
        List<AssetChange> changes = settings.script().listings();
        return changes.isEmpty() ? day.tape() : new ListedTape(day.tape(), changes, time);
    }

    /// Books the fees of the day's fills before the close, each kind by itself.
    private void bookFees() {
        FeeSchedule schedule = settings.exchange().costs().fees();
        Optional<TradingDay> session = day.tape().calendar().on(day.date());
        if (schedule == FeeSchedule.NONE || session.isEmpty()) {
            return;
        }
        time.at(session.get().close().minus(FEES_BOOKED), "fees", () -> {
            DayFees fees = new DayFees(schedule, day.date());
            exchange.executions().stream()
                    .filter(fill -> MarketZone.dateOf(fill.at()).equals(day.date()))
                    .forEach(fill -> fees.add(fill.side(), fill.quantity(), fill.price()));
            for (FeeKind kind : FeeKind.values()) {
                if (fees.of(kind).isPositive()) {
                    exchange.apply(
                            new AccountAction.MoveCash("FEE", fees.of(kind).negated(), null));
                }
            }
        });
    }

    private void play(Script script) {
        Instant now = time.instant();
        for (Script.Timed timed : script.actions()) {
            if (timed.at().isAfter(now)) {
                time.at(timed.at(), "account script", () -> exchange.apply(timed.action()));
            } else {
                exchange.apply(timed.action(), timed.at());
            }
        }
    }

    /// Loads the prices and serves them.
    public static Simulator start(SimulatorSettings settings, TimeSource time, int port) {
        return start(load(settings), settings, time, port);
    }

    private WebResponse answer(WebRequest request) {
        return DataApi.owns(request.path()) ? data.handle(request) : trading.handle(request);
    }

    private Map<String, WebSocketHandler> streams() {
        Map<String, WebSocketHandler> streams =
                new HashMap<>(DataStream.all(day.tape(), settings.keys(), settings.faults(), time));
        streams.put(OrderStream.PATH, orders);
        return streams;
    }

    /// Restarts the broker's trading side with its state kept. Only the order stream keeps its listeners, and the count
    /// of requests starts again.
    public void restart() {
        Exchange before = exchange;
        ExchangeState state = before.snapshot();
        before.close();
        Exchange after = new Exchange(listed(day, settings, time), time, exchangeOf(settings), state);
        after.listen(orders);
        trading = new TradingApi(after, time, settings.keys());
        exchange = after;
    }

    /// `http://127.0.0.1:<port>`, the base of both APIs.
    ///
    /// @throws IllegalStateException when this simulator has no port
    public String url() {
        if (server == null) {
            throw new IllegalStateException("the simulator has no port");
        }
        return server.url();
    }

    /// Answers the requests of both APIs.
    public WebHandler handler() {
        return handler;
    }

    /// Whether no call is meant to go wrong.
    public boolean isFaultless() {
        return settings.faults().isNone();
    }

    /// The prices that the data API shows.
    public TapePrices prices() {
        return new TapePrices(day.tape(), time, settings.script().steps());
    }

    /// The trading day that is played.
    public LocalDate date() {
        return day.date();
    }

    public Tape tape() {
        return day.tape();
    }

    public Exchange exchange() {
        return exchange;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        exchange.close();
    }
}
