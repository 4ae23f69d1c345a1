package activetrader.agent.model;

import activetrader.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Translates between the library's requests and answers and the form of one endpoint.
record Dialect(EndpointStyle style, Map<String, Object> parameters) {
    static Dialect of(ModelSettings settings) {
        return new Dialect(settings.style(), settings.customParameters());
    }

    /// The request in the endpoint's form: the output limit under the endpoint's name, and each parameter set, or
    /// left out when its value is null.
    String request(String body) {
        Map<String, Object> request = new LinkedHashMap<>(Json.readObject(body));
        Object limit = request.remove(EndpointStyle.MAX_TOKENS);
        if (limit != null && style.tokenLimitParameter() != null) {
            request.put(style.tokenLimitParameter(), limit);
        }
        parameters.forEach((name, value) -> {
            if (value == null) {
                request.remove(name);
            } else {
                request.put(name, value);
            }
        });
        return Json.write(request);
    }

    /// The answer in the common form.
    ///
    /// @throws UnreadableAnswer when it is no JSON object
    /// @throws HttpRefusal when it is an error with a status of success
    String answer(String body) {
        return AnswerForm.common(body, style.wholeReasons());
    }
}
