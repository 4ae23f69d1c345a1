package activetrader.broker.alpaca.wire;

import activetrader.market.NewsArticle;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of `GET /v1beta1/news`.
public record NewsJson(
        @Nullable List<Article> news,
        @JsonProperty("next_page_token") @Nullable String nextPageToken) {
    /// One article.
    public record Article(
            @Nullable Long id,
            @Nullable String headline,
            @Nullable String summary,
            @Nullable String author,
            @Nullable String source,
            @Nullable String url,
            @JsonProperty("created_at") @Nullable Instant createdAt,
            @JsonProperty("updated_at") @Nullable Instant updatedAt,
            @Nullable List<String> symbols) {
        public NewsArticle toArticle() {
            Instant created = Fields.required(createdAt == null ? updatedAt : createdAt, "created_at of a news item");
            return new NewsArticle(
                    Fields.required(id, "id of a news item"),
                    Fields.text(headline),
                    Fields.text(summary),
                    Fields.text(author),
                    Fields.text(source),
                    Fields.text(url),
                    created,
                    updatedAt == null ? created : updatedAt,
                    symbols == null ? List.of() : symbols);
        }
    }
}
