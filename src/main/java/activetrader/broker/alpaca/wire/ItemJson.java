package activetrader.broker.alpaca.wire;

import activetrader.broker.ItemResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One item of the 207 answer to a cancel-all or close-all.
///
/// @param body the order, or why there is none
public record ItemJson(
        @Nullable String id,
        @Nullable String symbol,
        @JsonProperty("status") @Nullable Integer httpStatus,
        @Nullable Map<String, Object> body) {
    public ItemResult toResult() {
        int status = Fields.required(httpStatus, "status of an item");
        String name = Fields.required(id == null ? symbol : id, "id or symbol of an item");
        boolean accepted = status >= 200 && status < 300;
        return new ItemResult(name, status, accepted ? "" : reason());
    }

    private String reason() {
        return body == null || body.get("message") == null
                ? "no reason given"
                : body.get("message").toString();
    }
}
