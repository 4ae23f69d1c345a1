package activetrader.broker.alpaca.wire;

import activetrader.market.Asset;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One item of `GET /v2/assets`.
///
/// @param borrowStatus `easy_to_borrow` or `hard_to_borrow`; only the first is shorted without a locate
public record AssetJson(
        @Nullable String id,
        @Nullable String symbol,
        @Nullable String name,
        @Nullable String exchange,
        @Nullable String status,
        @Nullable Boolean tradable,
        @Nullable Boolean shortable,
        @JsonProperty("borrow_status") @Nullable String borrowStatus,
        @Nullable Boolean fractionable,
        @Nullable Boolean marginable) {
    public Asset toAsset() {
        return new Asset(
                Fields.text(id),
                Fields.ticker(symbol),
                Fields.text(name),
                Fields.text(exchange),
                Fields.flag(tradable) && (status == null || status.equals("active")),
                Fields.flag(shortable) && (borrowStatus == null || borrowStatus.equals("easy_to_borrow")),
                Fields.flag(fractionable),
                Fields.flag(marginable));
    }
}
