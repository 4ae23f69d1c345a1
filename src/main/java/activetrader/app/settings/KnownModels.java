package activetrader.app.settings;

import activetrader.agent.model.ModelKind;
import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.config.Section;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The model ids of the two providers with a fixed address. They are checked at the start, because the provider
/// would refuse a misspelled one only in the first cycle. At an address that the configuration names, and at any
/// other host, every id may exist.
final class KnownModels {
    private static final Pattern OPENAI = Pattern.compile("(?:gpt-|chatgpt-|o\\d|ft:|codex-).*");

    private KnownModels() {}

    /// Adds a problem when the provider at `url` has no model `name`. A price in `llm.prices_per_million` makes an
    /// id known.
    static void check(String name, URI url, Section model, Section llm) {
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        boolean ownAddress = model.has("openai_base_url") || llm.has("base_url");
        if (ModelKind.of(name).isLocal() || ownAddress || isPriced(name, llm)) {
            return;
        }
        Set<String> known = new TreeSet<>(PriceTable.defaults().byModel().keySet());
        boolean deepSeek = host.equals(ModelSettings.DEEPSEEK_URL.getHost());
        if ((deepSeek && !known.contains(name))
                || (host.equals("api.openai.com") && !OPENAI.matcher(name).matches())) {
            model.problems()
                    .add(model.pathOf("basemodel") + ": " + host + " has no model \"" + name + "\"; known are "
                            + String.join(", ", known)
                            + (deepSeek ? "" : ", and OpenAI's own ids such as gpt-5")
                            + "; another needs its price in llm.prices_per_million or its own openai_base_url");
        }
    }

    private static boolean isPriced(String name, Section llm) {
        return llm.section("prices_per_million").has(name);
    }
}
