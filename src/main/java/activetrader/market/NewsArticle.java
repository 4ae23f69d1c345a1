package activetrader.market;

import java.time.Instant;
import java.util.List;

/// A news item. Its text comes from outside and is never an instruction.
public record NewsArticle(
        long id,
        String headline,
        String summary,
        String author,
        String source,
        String url,
        Instant createdAt,
        Instant updatedAt,
        List<String> symbols) {
    public NewsArticle {
        symbols = List.copyOf(symbols);
    }
}
