package activetrader.app.doctor;

import activetrader.agent.model.ModelSettings;
import activetrader.agent.tools.McpTools;
import activetrader.agent.tools.ToolFailure;
import activetrader.app.settings.ServiceAddresses;
import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.config.Redactor;
import activetrader.config.Secret;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Checks that call others: the broker, the services, the model.
final class RemoteChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TOLERABLE = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH = Duration.ofSeconds(30);

    private RemoteChecks() {}

    /// Whether the broker accepts the key, and how far this machine's clock is from the broker's.
    static Finding broker(Broker broker, TimeSource time, URI url) {
        try {
            Instant before = time.instant();
            Instant there = broker.clock().now();
            Instant after = time.instant();
            Instant here = before.plus(Duration.between(before, after).dividedBy(2));
            return clock(Duration.between(here, there), url);
        } catch (BrokerException.Unauthorized e) {
            return Finding.bad(
                    "Broker", url + " does not accept the key", "check ALPACA_API_KEY and ALPACA_SECRET_KEY");
        } catch (BrokerException e) {
            return Finding.bad("Broker", String.valueOf(e.getMessage()), "check the network and ALPACA_BASE_URL");
        }
    }

    static Finding clock(Duration ahead, URI url) {
        String found = url + " accepts the key, its clock is " + ahead.toMillis() + " ms ahead";
        if (AlpacaHosts.of(url) == AlpacaHosts.LOOPBACK && ahead.abs().compareTo(TOLERABLE) > 0) {
            return Finding.doubtful("Broker", found, "a simulator keeps a time of its own; nothing to mend");
        }
        if (ahead.abs().compareTo(TOO_MUCH) > 0) {
            return Finding.bad("Broker", found, "set this machine's clock: timedatectl set-ntp true");
        }
        return ahead.abs().compareTo(TOLERABLE) > 0
                ? Finding.doubtful("Broker", found, "synchronise the clock: timedatectl set-ntp true")
                : Finding.good("Broker", found);
    }

    static Finding handshakes(ServiceAddresses services) {
        try (McpTools tools = McpTools.of(services.data(), services.trade(), PATIENCE)) {
            tools.check();
            return Finding.good(
                    "MCP", "both services shake hands, " + tools.offered().size() + " tools");
        } catch (ToolFailure e) {
            return Finding.bad(
                    "MCP",
                    String.valueOf(e.getMessage()),
                    "start the services; their tokens must be the same for all (docs/reference/configuration.md)");
        }
    }

    /// Asks an OpenAI-compatible endpoint for its list of models, which costs nothing.
    static Finding model(ModelSettings model) {
        URI base = model.baseUrl() == null ? ModelSettings.DEEPSEEK_URL : model.baseUrl();
        try {
            int status = statusOf(URI.create(base + "/models"), model.apiKey());
            URI below = URI.create(base + "/v1");
            boolean isBelow = status == HttpURLConnection.HTTP_NOT_FOUND
                    && answersModels(statusOf(URI.create(below + "/models"), model.apiKey()));
            return isBelow
                    ? Finding.bad(
                            "Model", base + " has no models, but " + below + " has", "add /v1 to the base address")
                    : model(status, base);
        } catch (IOException e) {
            Redactor redactor = Redactor.of(model.apiKey());
            return Finding.bad(
                    "Model", base + " does not answer: " + redactor.reason(e), "check the network and the base URL");
        }
    }

    private static boolean answersModels(int status) {
        return status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    private static int statusOf(URI url, @Nullable Secret key) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setInstanceFollowRedirects(false); // another host is not shown the key
        if (key != null) {
            connection.setRequestProperty("Authorization", "Bearer " + key.reveal());
        }
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    static Finding model(int status, URI base) {
        return switch (status) {
            case 200 -> Finding.good("Model", base + " answers and takes the key");
            case 401, 403 -> Finding.bad("Model", base + " does not accept the key", "check the key in .env");
            case 402 -> Finding.bad("Model", base + " says that the balance is empty", "top up the account");
            case 404 ->
                Finding.doubtful(
                        "Model",
                        base + " has no list of models (HTTP 404)",
                        "check the base address, most end in /v1; see whether a cycle succeeds");
            default -> Finding.doubtful("Model", base + " answers HTTP " + status, "see whether a cycle succeeds");
        };
    }
}
