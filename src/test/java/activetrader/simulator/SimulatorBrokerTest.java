package activetrader.simulator;

import activetrader.broker.Broker;
import activetrader.broker.BrokerContract;
import activetrader.broker.MarketData;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.Secret;
import activetrader.market.Symbol;
import activetrader.time.SimulatedTime;
import activetrader.time.TimeSource;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/// The simulator, through the Alpaca client over HTTP, is a [Broker].
class SimulatorBrokerTest extends BrokerContract {
    private static final Symbol SPY = Symbol.of("SPY");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-14T15:00:00Z"));
    private final Simulator simulator =
            Simulator.start(SimulatorSettings.defaults().withSymbols(Set.of(SPY)), time, 0);
    private final AlpacaSettings settings = AlpacaSettings.defaults("SIM", new Secret("SIM"))
            .at(URI.create(simulator.url()), URI.create(simulator.url()));
    private final AlpacaBroker broker = new AlpacaBroker(settings, time);
    private final AlpacaMarketData data = new AlpacaMarketData(settings, time);

    @Override
    protected void disconnect() {
        data.close();
        broker.close();
        simulator.close();
    }

    @Override
    protected Broker broker() {
        return broker;
    }

    @Override
    protected MarketData data() {
        return data;
    }

    @Override
    protected TimeSource time() {
        return time;
    }

    @Override
    protected Symbol symbol() {
        return SPY;
    }
}
