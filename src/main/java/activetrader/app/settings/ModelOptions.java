package activetrader.app.settings;

import activetrader.agent.model.EndpointStyle;
import activetrader.agent.model.Thinking;
import activetrader.config.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The parameters that are sent to a model besides the conversation. The entry in `models` overrides the section
/// `llm`; a parameter that is null is left out of the request.
///
/// @param model the entry in `models`
record ModelOptions(Section model, Section llm) {
    private static final List<String> TOKEN_LIMITS =
            List.of(EndpointStyle.MAX_TOKENS, EndpointStyle.MAX_COMPLETION_TOKENS, "max_output_tokens");

    private Section of(String key) {
        llm.mayHave(key);
        return model.has(key) ? model : llm;
    }

    private boolean isLeftOut(String key) {
        return of(key).isNull(key);
    }

    Thinking thinking(Thinking standard) {
        if (isLeftOut("thinking")) {
            return Thinking.UNSPECIFIED;
        }
        String word = of("thinking")
                .choice(
                        "thinking",
                        standard.name().toLowerCase(Locale.ROOT),
                        List.of("disabled", "enabled", "unspecified"));
        return Thinking.valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean parallelToolCalls(boolean standard) {
        return !isLeftOut("parallel_tool_calls") && of("parallel_tool_calls").flag("parallel_tool_calls", standard);
    }

    int outputLimit(int standard) {
        return isLeftOut("max_output_tokens")
                ? standard
                : of("max_output_tokens").whole("max_output_tokens", standard, 100, 100_000);
    }

    Duration timeout(Duration standard) {
        return Duration.ofSeconds(
                of("timeout_seconds").whole("timeout_seconds", Math.toIntExact(standard.toSeconds()), 5, 600));
    }

    EndpointStyle style(EndpointStyle standard) {
        String usual =
                standard.tokenLimitParameter() == null ? EndpointStyle.MAX_TOKENS : standard.tokenLimitParameter();
        String limit = isLeftOut("token_limit_parameter")
                ? null
                : of("token_limit_parameter").choice("token_limit_parameter", usual, TOKEN_LIMITS);
        TreeSet<String> words = new TreeSet<>();
        of("finish_reasons")
                .texts("finish_reasons", List.of())
                .forEach(word -> words.add(word.strip().toLowerCase(Locale.ROOT)));
        return new EndpointStyle(isLeftOut("max_output_tokens") ? null : limit, words);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        addText("reasoning_effort", parameters);
        addTemperature(parameters);
        parameters.putAll(llm.section("parameters").everything());
        if (model.has("parameters")) {
            parameters.putAll(model.section("parameters").everything());
        }
        return parameters;
    }

    private void addText(String key, Map<String, Object> parameters) {
        if (!isLeftOut(key) && of(key).has(key)) {
            parameters.put(key, of(key).text(key, ""));
        }
    }

    private void addTemperature(Map<String, Object> parameters) {
        if (!isLeftOut("temperature") && of("temperature").has("temperature")) {
            parameters.put("temperature", of("temperature").number("temperature", "0", "0", "2"));
        }
    }
}
