package activetrader.simulator.lies;

import activetrader.http.WebResponse;
import activetrader.json.Json;
import activetrader.json.JsonException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Answers in JSON that are read, changed and written again.
public final class JsonAnswer {
    private static final String ROOT = "root";

    private JsonAnswer() {}

    /// `truth` with the value that `edit` makes of its body; empty when the body is no JSON.
    static Optional<WebResponse> edited(WebResponse truth, UnaryOperator<Object> edit) {
        try {
            Object root =
                    Json.readObject("{\"" + ROOT + "\":" + truth.body() + "}").get(ROOT);
            return Optional.ofNullable(root)
                    .map(edit)
                    .map(Json::writeWithNulls)
                    .map(body -> new WebResponse(truth.status(), truth.contentType(), truth.headers(), body));
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    /// `truth` with `change` made to each of its objects, however deep; empty when the body is no JSON.
    public static Optional<WebResponse> withObjects(WebResponse truth, Consumer<Map<String, Object>> change) {
        return edited(truth, root -> {
            eachObject(root, change);
            return root;
        });
    }

    @SuppressWarnings("unchecked")
    private static void eachObject(Object node, Consumer<Map<String, Object>> change) {
        switch (node) {
            case Map<?, ?> map -> {
                change.accept((Map<String, Object>) map);
                map.values().stream().filter(Objects::nonNull).forEach(child -> eachObject(child, change));
            }
            case Iterable<?> list -> {
                for (Object child : list) {
                    if (child != null) {
                        eachObject(child, change);
                    }
                }
            }
            default -> {}
        }
    }
}
