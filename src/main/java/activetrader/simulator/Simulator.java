package activetrader.simulator;

import activetrader.http.LoopbackServer;
import activetrader.http.WebHandler;
import activetrader.http.WebSocketHandler;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.data.DataApi;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.faults.FaultyHandler;
import activetrader.simulator.stream.DataStream;
import activetrader.simulator.stream.OrderStream;
import activetrader.simulator.tape.BarTape;
import activetrader.simulator.tape.Tape;
import activetrader.simulator.tape.Tapes;
import activetrader.simulator.trading.TradingApi;
import activetrader.time.TimeSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An Alpaca-compatible broker on loopback: one tape, one account, the trading and the market-data API, both with their
/// streams, on one port.
public final class Simulator implements AutoCloseable {
    private final LocalDate date;
    private final Tape tape;
    private final Exchange exchange;
    private final LoopbackServer server;

    private Simulator(LocalDate date, Tape tape, Exchange exchange, LoopbackServer server) {
        this.date = date;
        this.tape = tape;
        this.exchange = exchange;
        this.server = server;
    }

    /// Loads the prices of the day that `settings` choose.
    ///
    /// @throws activetrader.simulator.tape.BarFileException when the recorded bars have a fault
    /// @throws IllegalArgumentException when the synthetic market has no such day or symbol
    public static Tapes.Dated load(SimulatorSettings settings) {
        Tapes tapes = new Tapes(new NyseCalendar(), settings.symbols(), settings.halts(), settings.seed());
        Optional<LocalDate> date = Optional.ofNullable(settings.date());
        return settings.bars() == null
                ? tapes.synthetic(date.orElse(SimulatorSettings.SYNTHETIC_DATE))
                : tapes.recorded(settings.bars(), date);
    }

    /// Serves `day` on `port`, or on a free port when it is 0, by the clock of `time`.
    ///
    /// @throws java.io.UncheckedIOException when the port is taken
    public static Simulator start(Tapes.Dated day, SimulatorSettings settings, TimeSource time, int port) {
        Exchange exchange = new Exchange(day.tape(), time, settings.exchange().withSeed(settings.seed()));
        try {
            WebHandler apis = apis(settings, time, day.tape(), exchange);
            WebHandler faulty = new FaultyHandler(apis, settings.faults(), time);
            LoopbackServer server = LoopbackServer.start(port, faulty, streams(settings, time, day.tape(), exchange));
            return new Simulator(day.date(), day.tape(), exchange, server);
        } catch (RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    /// Loads the prices and serves them.
    public static Simulator start(SimulatorSettings settings, TimeSource time, int port) {
        return start(load(settings), settings, time, port);
    }

    private static WebHandler apis(SimulatorSettings settings, TimeSource time, BarTape tape, Exchange exchange) {
        DataApi data = new DataApi(tape, time, settings.keys(), settings.dataRequestsPerMinute());
        TradingApi trading = new TradingApi(exchange, time, settings.keys());
        return request -> DataApi.owns(request.path()) ? data.handle(request) : trading.handle(request);
    }

    private static Map<String, WebSocketHandler> streams(
            SimulatorSettings settings, TimeSource time, BarTape tape, Exchange exchange) {
        OrderStream orders = new OrderStream(tape, settings.keys(), settings.faults(), time);
        exchange.listen(orders);
        Map<String, WebSocketHandler> streams =
                new HashMap<>(DataStream.all(tape, settings.keys(), settings.faults(), time));
        streams.put(OrderStream.PATH, orders);
        return streams;
    }

    /// `http://127.0.0.1:<port>`, the base of both APIs.
    public String url() {
        return server.url();
    }

    /// The trading day that is played.
    public LocalDate date() {
        return date;
    }

    public Tape tape() {
        return tape;
    }

    public Exchange exchange() {
        return exchange;
    }

    @Override
    public void close() {
        server.close();
        exchange.close();
    }
}
