package activetrader.app.settings;

import activetrader.agent.model.ModelSettings;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.config.WebAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A provider of models in the environment: its address, and the key for that host and no other.
///
/// @param keyName the variable of the key
/// @param baseName the variable of the address
record ModelProvider(String keyName, String baseName, URI url, Optional<Secret> key) {
    private static final URI OPENAI_URL = URI.create("https://api.openai.com/v1");

    /// DeepSeek and OpenAI, in this order.
    static List<ModelProvider> in(Environment environment, Problems problems) {
        return List.of(
                read("DEEPSEEK_API_KEY", "DEEPSEEK_API_BASE", ModelSettings.DEEPSEEK_URL, environment, problems),
                read("OPENAI_API_KEY", "OPENAI_API_BASE", OPENAI_URL, environment, problems));
    }

    private static ModelProvider read(
            String keyName, String baseName, URI standard, Environment environment, Problems problems) {
        URI url = environment
                .get(baseName)
                .map(text -> ModelAddress.read(baseName, text, standard, problems))
                .orElse(standard);
        return new ModelProvider(keyName, baseName, url, environment.secret(keyName));
    }

    /// The provider of `model`: DeepSeek for its own models, and for any model while only its key is set; otherwise
    /// OpenAI.
    static ModelProvider of(String model, List<ModelProvider> providers) {
        ModelProvider deepSeek = providers.getFirst();
        ModelProvider openAi = providers.getLast();
        boolean useDeepSeek = model.startsWith("deepseek")
                ? deepSeek.key().isPresent() || openAi.key().isEmpty()
                : openAi.key().isEmpty();
        return useDeepSeek ? deepSeek : openAi;
    }

    /// The key of the provider at the host of `url`; empty when there is none.
    static Optional<Secret> keyFor(URI url, List<ModelProvider> providers) {
        return providers.stream()
                .filter(provider -> provider.isAt(url))
                .flatMap(provider -> provider.key().stream())
                .findFirst();
    }

    /// Whether `other` is at this provider's host and port; another port is another server.
    boolean isAt(URI other) {
        return url.getHost().equalsIgnoreCase(other.getHost())
                && port(url) == port(other)
                && url.getScheme().equalsIgnoreCase(other.getScheme());
    }

    private static int port(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /// Says what to set so that the model at `url` has a key.
    static String advice(URI url, List<ModelProvider> providers) {
        Optional<ModelProvider> owner =
                providers.stream().filter(provider -> provider.isAt(url)).findFirst();
        if (owner.isPresent()) {
            return "set " + owner.get().keyName() + " in .env (see .env.example)";
        }
        String others = String.join(
                " and ",
                providers.stream()
                        .filter(provider -> provider.key().isPresent())
                        .map(provider -> provider.keyName() + " belongs to "
                                + provider.url().getHost() + " and is not sent there")
                        .toList());
        return (others.isEmpty() ? "" : others + "; ") + "set OPENAI_API_KEY and OPENAI_API_BASE="
                + WebAddress.shown(url.toString())
                + " in .env, or models[].openai_api_key beside openai_base_url (any text where none is wanted)";
    }
}
