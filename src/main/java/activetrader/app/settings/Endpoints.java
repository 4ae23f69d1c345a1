package activetrader.app.settings;

import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.config.WebAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Addresses and keys, all from the environment; a configuration file holds none of them.
///
/// @param key Alpaca's key id
/// @param secret Alpaca's secret key
/// @param daemonPort where the daemon answers `/healthz` and `/metrics`
/// @param runtimeEnv where `runtime_env.json` is written; empty for the data folder
public record Endpoints(
        URI tradingUrl,
        URI dataUrl,
        Optional<Secret> key,
        Optional<Secret> secret,
        int dataPort,
        int tradePort,
        int daemonPort,
        Optional<Path> runtimeEnv) {

    /// Reads the environment; mistakes go to `problems`.
    public static Endpoints read(Environment environment, Problems problems) {
        return read(environment, problems, problems);
    }

    /// As above; mistakes in our own ports go to `ports`.
    static Endpoints read(Environment environment, Problems problems, Problems ports) {
        boolean paper = paper(environment, problems);
        URI trading = url(
                environment,
                "ALPACA_BASE_URL",
                (paper ? AlpacaSettings.PAPER_URL : AlpacaSettings.LIVE_URL).toString(),
                problems);
        String dataFallback = isLoopback(trading) ? trading.toString() : AlpacaSettings.DATA_URL.toString();
        return new Endpoints(
                trading,
                url(environment, "ALPACA_DATA_URL", dataFallback, problems),
                environment.secret("ALPACA_API_KEY"),
                environment.secret("ALPACA_SECRET_KEY"),
                environment.port("ALPACA_DATA_HTTP_PORT", 8004, ports),
                environment.port("ALPACA_TRADE_HTTP_PORT", 8005, ports),
                environment.port("ACTIVE_TRADER_HTTP_PORT", 8003, ports),
                environment.get("RUNTIME_ENV_PATH").map(Path::of));
    }

    private static boolean paper(Environment environment, Problems problems) {
        String text = environment.get("ALPACA_PAPER_TRADING", "true");
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            problems.add("ALPACA_PAPER_TRADING must be true or false, was \"" + text + "\"");
            return true;
        }
        return text.equalsIgnoreCase("true");
    }

    private static URI url(Environment environment, String name, String fallback, Problems problems) {
        String text = environment.get(name, fallback);
        Optional<URI> url = WebAddress.parse(text).filter(read -> isLoopback(read) || "https".equals(read.getScheme()));
        if (url.isEmpty()) {
            problems.add(name + " must be an https address, or http on this machine, without a name or password, was \""
                    + WebAddress.shown(text) + "\"");
        }
        return url.orElseGet(() -> URI.create(fallback));
    }

    private static boolean isLoopback(URI url) {
        return AlpacaHosts.of(url) == AlpacaHosts.LOOPBACK;
    }

    /// The kind of account at the address: `simulator`, `paper` or `live`.
    public String broker() {
        return switch (AlpacaHosts.of(tradingUrl)) {
            case PAPER -> "paper";
            case LOOPBACK -> "simulator";
            case LIVE, UNKNOWN -> "live";
        };
    }

    /// The broker in words, for a person who is about to act on it.
    public String brokerInWords() {
        return switch (AlpacaHosts.of(tradingUrl)) {
            case PAPER -> "paper account at " + tradingUrl;
            case LOOPBACK -> "simulator at " + tradingUrl;
            case LIVE, UNKNOWN -> "LIVE account, real money, at " + tradingUrl;
        };
    }

    /// Whether orders sent to this broker move real money.
    public boolean isLive() {
        return AlpacaHosts.of(tradingUrl).mayBeRealMoney();
    }

    /// A line that says that the key, by its form, belongs to the other kind of account than the address, which
    /// will refuse it. Empty when they fit, and for a simulator, which accepts any key.
    public Optional<String> keyMismatch() {
        KeyKind wrong = switch (AlpacaHosts.of(tradingUrl)) {
            case PAPER -> KeyKind.LIVE;
            case LIVE -> KeyKind.PAPER;
            case LOOPBACK, UNKNOWN -> KeyKind.PLACEHOLDER;
        };
        boolean isWrong =
                wrong.isAlpacas() && key.map(KeyKind::of).filter(wrong::equals).isPresent();
        return isWrong
                ? Optional.of("ALPACA_API_KEY is the key of a "
                        + (wrong == KeyKind.LIVE
                                ? "live account (it begins with AK)"
                                : "paper account (it begins with PK)")
                        + ", but the broker is the " + brokerInWords() + "; put the pair of one account there")
                : Optional.empty();
    }

    /// Adds a problem for each missing Alpaca key.
    public void requireKeys(Problems problems) {
        if (key.isEmpty()) {
            problems.add("ALPACA_API_KEY is not set; put it into .env (see .env.example)");
        }
        if (secret.isEmpty()) {
            problems.add("ALPACA_SECRET_KEY is not set; put it into .env (see .env.example)");
        }
    }
}
