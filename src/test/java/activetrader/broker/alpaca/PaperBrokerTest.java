package activetrader.broker.alpaca;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import activetrader.broker.Broker;
import activetrader.broker.BrokerContract;
import activetrader.broker.MarketData;
import activetrader.config.Secret;
import activetrader.market.Symbol;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// A paper account at Alpaca is a [Broker]: with its keys in `ALPACA_PAPER_KEY` and `ALPACA_PAPER_SECRET`, which only
/// this test reads, and never at another host. Takes some minutes of an open session.
@Tag("paper")
class PaperBrokerTest extends BrokerContract {
    private static @Nullable AlpacaBroker broker;
    private static @Nullable AlpacaMarketData data;

    @BeforeAll
    static void connect() {
        String key = System.getenv("ALPACA_PAPER_KEY");
        String secret = System.getenv("ALPACA_PAPER_SECRET");
        assumeTrue(key != null && secret != null, "needs ALPACA_PAPER_KEY and ALPACA_PAPER_SECRET");
        AlpacaSettings settings = AlpacaSettings.defaults(key, new Secret(secret));
        broker = new AlpacaBroker(settings, WallTime.system());
        data = new AlpacaMarketData(settings, WallTime.system());
    }

    @AfterAll
    static void close() {
        if (broker != null && data != null) {
            data.close();
            broker.close();
        }
    }

    @Override
    protected Broker broker() {
        return Objects.requireNonNull(broker);
    }

    @Override
    protected MarketData data() {
        return Objects.requireNonNull(data);
    }

    @Override
    protected TimeSource time() {
        return WallTime.system();
    }

    @Override
    protected Symbol symbol() {
        return Symbol.of("F");
    }
}
