package activetrader.broker.alpaca;

import activetrader.config.Secret;
import activetrader.http.WebHandler;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The addresses, keys and limits for calls to Alpaca.
///
/// @param tradingUrl the host of the trading API; a trailing `/` or `/v2` is dropped
/// @param dataUrl the host of the market-data API
/// @param inProcess answers in place of both hosts; null for the network
/// @param tradingPerMinute most requests to the trading API in any 60 seconds; Alpaca refuses more than 200
/// @param dataPerMinute the same for the data API, which counts apart
/// @param exitReserve how many of the trading requests only [activetrader.broker.Broker#forExits] may use
/// @param readTimeout for a whole call that changes nothing, to the last byte of its answer; each try
/// @param orderTimeout the same for a call that changes something; there is one try
public record AlpacaSettings(
        URI tradingUrl,
        URI dataUrl,
        @Nullable WebHandler inProcess,
        String keyId,
        Secret secret,
        Feed feed,
        int tradingPerMinute,
        int dataPerMinute,
        int exitReserve,
        Duration connectTimeout,
        Duration readTimeout,
        Duration orderTimeout) {
    public static final URI PAPER_URL = URI.create("https://paper-api.alpaca.markets");
    public static final URI LIVE_URL = URI.create("https://api.alpaca.markets");
    public static final URI DATA_URL = URI.create("https://data.alpaca.markets");

    public AlpacaSettings {
        tradingUrl = host(tradingUrl);
        dataUrl = host(dataUrl);
        if (exitReserve < 0 || exitReserve >= tradingPerMinute) {
            throw new IllegalArgumentException("the exit reserve must be 0 to " + (tradingPerMinute - 1)
                    + " of the trading requests per minute, was " + exitReserve);
        }
        if (dataPerMinute < 1) {
            throw new IllegalArgumentException("data requests per minute must be at least 1, was " + dataPerMinute);
        }
    }

    /// The paper account of a key, on the free data plan.
    public static AlpacaSettings defaults(String keyId, Secret secret) {
        return new AlpacaSettings(
                PAPER_URL,
                DATA_URL,
                null,
                keyId,
                secret,
                Feed.IEX,
                180,
                180,
                70,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
    }

    /// These settings for other hosts.
    public AlpacaSettings at(URI trading, URI data) {
        return changed(trading, data, inProcess, feed);
    }

    /// These settings with data of another feed.
    public AlpacaSettings with(Feed other) {
        return changed(tradingUrl, dataUrl, inProcess, other);
    }

    /// These settings with `handler` in place of the hosts: nothing goes over the network.
    public AlpacaSettings answeredBy(WebHandler handler) {
        return changed(tradingUrl, dataUrl, handler, feed);
    }

    private AlpacaSettings changed(URI trading, URI data, @Nullable WebHandler handler, Feed chosen) {
        return new AlpacaSettings(
                trading,
                data,
                handler,
                keyId,
                secret,
                chosen,
                tradingPerMinute,
                dataPerMinute,
                exitReserve,
                connectTimeout,
                readTimeout,
                orderTimeout);
    }

    private static URI host(URI url) {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new IllegalArgumentException(
                    "Alpaca's URL must look like https://paper-api.alpaca.markets, was \"" + url + "\"");
        }
        return URI.create(url.toString().replaceAll("(/v2)?/*$", ""));
    }
}
