package activetrader.app.doctor;

import activetrader.agent.model.ModelSettings;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.KeyKind;
import activetrader.app.settings.Settings;
import activetrader.config.FileFault;
import activetrader.config.Secret;
import java.util.List;
import java.util.Optional;

/// Checks the form of the keys; a key is never shown.
final class KeyChecks {
    private static final String TOKEN = "ALPACA_TRADE_MCP_TOKEN";

    private KeyChecks() {}

    static List<Finding> of(Settings settings) {
        Optional<String> denied =
                FileFault.denied(settings.installation().home().resolve("keys"));
        boolean lent =
                settings.environment().get(TOKEN).isPresent(); // stands in the same folder, in every installation
        if (denied.isPresent() && !lent && settings.endpoints().key().isEmpty()) {
            return List.of(Finding.bad(
                    "Keys", denied.get(), "root lends the keys to this command: sudo active-trader doctor"));
        }
        return List.of(
                alpaca(settings.endpoints()), model(settings.configuration().model()));
    }

    static Finding alpaca(Endpoints endpoints) {
        Optional<Secret> key = endpoints.key();
        Optional<Secret> secret = endpoints.secret();
        if (key.isEmpty() || secret.isEmpty()) {
            return Finding.bad(
                    "Alpaca keys", "not set", "put ALPACA_API_KEY and ALPACA_SECRET_KEY" + place("alpaca-*"));
        }
        if (KeyKind.of(secret.get()) == KeyKind.PLACEHOLDER) {
            return placeholder("Alpaca keys", "ALPACA_SECRET_KEY");
        }
        return switch (KeyKind.of(key.get())) {
            case PLACEHOLDER -> placeholder("Alpaca keys", "ALPACA_API_KEY");
            case LIVE ->
                endpoints.isLive()
                        ? Finding.good("Alpaca keys", "set, of a live account")
                        : Finding.bad(
                                "Alpaca keys",
                                "ALPACA_API_KEY is the key of a live account (it begins with AK), but the broker is the "
                                        + endpoints.brokerInWords(),
                                "put the paper account's pair there; its key begins with PK");
            case PAPER ->
                endpoints.isLive()
                        ? Finding.bad(
                                "Alpaca keys",
                                "ALPACA_API_KEY is the key of a paper account (it begins with PK), but the broker is the "
                                        + endpoints.brokerInWords(),
                                "trade the paper account, or put the live account's pair there")
                        : Finding.good("Alpaca keys", "set, of a paper account");
            case OTHER -> Finding.good("Alpaca keys", "set");
        };
    }

    static Finding model(ModelSettings model) {
        Secret key = model.apiKey();
        if (model.kind().isLocal()) {
            return Finding.good("Model key", "not needed by " + model.name());
        }
        if (key == null) {
            return Finding.bad(
                    "Model key",
                    "not set for " + model.name(),
                    "put DEEPSEEK_API_KEY or OPENAI_API_KEY" + place("active-trader"));
        }
        return KeyKind.of(key) == KeyKind.PLACEHOLDER
                ? placeholder("Model key", "the key of " + model.name())
                : Finding.good("Model key", "set for " + model.name());
    }

    private static String place(String file) {
        return " into .env, or into keys/" + file + ".env of an installation";
    }

    private static Finding placeholder(String what, String name) {
        return Finding.bad(what, name + " is an example's text, not a key", "put the real one there");
    }
}
