package activetrader.app.settings;

import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.agent.model.TokenPrices;
import activetrader.config.Environment;
import activetrader.config.Secret;
import activetrader.config.Section;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads from `models`, `agent_config`, `llm` and the environment which model decides.
///
/// `basemodel` is `rules`, `java:NAME`, a model id, or `openai` for the model that `llm.model` names.
final class ModelSection {
    private static final List<String> RETIRED = List.of("deepseek-chat", "deepseek-reasoner");

    private ModelSection() {}

    static ModelSettings read(String baseModel, Section model, Section agent, Section llm, Environment environment) {
        String configured = llm.text("model", "deepseek-flash");
        String name = baseModel.equals("openai") ? configured : baseModel;
        if (RETIRED.contains(name)) {
            llm.problems()
                    .add(model.pathOf("basemodel") + ": the model " + name
                            + " was retired on 2026-07-24; use deepseek-flash or deepseek-v4-pro");
        }
        List<ModelProvider> providers = ModelProvider.in(environment, model.problems());
        URI url = baseUrl(model, llm, ModelProvider.of(name, providers).url());
        ModelSettings standard =
                ModelSettings.of(name, url, key(model, url, providers).orElse(null));
        KnownModels.check(name, url, model, llm);
        ModelOptions options = new ModelOptions(model, llm);
        return new ModelSettings(
                name,
                url,
                standard.apiKey(),
                options.thinking(standard.thinking()),
                options.parallelToolCalls(standard.parallelToolCalls()),
                options.parameters(),
                options.outputLimit(standard.maxOutputTokens()),
                options.timeout(standard.timeout()),
                agent.whole("max_retries", standard.maxRetries(), 0, 10),
                Duration.ofMillis(agent.number("base_delay", "1.0", "0.1", "60")
                        .movePointRight(3)
                        .longValue()),
                options.style(standard.style()));
    }

    static PriceTable prices(Section llm) {
        Map<String, TokenPrices> prices =
                new LinkedHashMap<>(PriceTable.defaults().byModel());
        Section section = llm.section("prices_per_million");
        section.everything().keySet().stream().sorted().forEach(name -> {
            Section price = section.section(name);
            prices.put(
                    name,
                    new TokenPrices(
                            price.number("cached_input", "0", "0", "1000"),
                            price.number("input", "0", "0", "1000"),
                            price.number("output", "0", "0", "1000")));
        });
        return new PriceTable(prices);
    }

    private static URI baseUrl(Section model, Section llm, URI standard) {
        boolean own = model.has("openai_base_url");
        String text = model.text("openai_base_url", llm.text("base_url", standard.toString()));
        return ModelAddress.read(
                own ? model.pathOf("openai_base_url") : llm.pathOf("base_url"), text, standard, model.problems());
    }

    /// The key that stands beside the address; otherwise the one of the address's host.
    private static Optional<Secret> key(Section model, URI url, List<ModelProvider> providers) {
        return model.secret("openai_api_key").or(() -> ModelProvider.keyFor(url, providers));
    }
}
