package activetrader.app.services;

import activetrader.broker.Broker;
import activetrader.broker.MarketData;
import activetrader.broker.alpaca.AlpacaBroker;
import activetrader.broker.alpaca.AlpacaMarketData;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.metrics.CallMetrics;
import activetrader.time.TimeSource;

/// The account and the market data that a service uses.
///
/// @param closing ends the connections
public record BrokerPorts(Broker broker, MarketData data, Runnable closing) implements AutoCloseable {
    /// Alpaca's, by its APIs.
    ///
    /// @param calls counts the requests
    public static BrokerPorts of(AlpacaSettings alpaca, TimeSource time, CallMetrics calls) {
        AlpacaBroker broker = new AlpacaBroker(alpaca, time, calls);
        AlpacaMarketData data = new AlpacaMarketData(alpaca, time, calls);
        return new BrokerPorts(broker, data, () -> {
            try (broker) {
                data.close();
            }
        });
    }

    @Override
    public void close() {
        closing.run();
    }
}
