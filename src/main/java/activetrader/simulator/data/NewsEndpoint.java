package activetrader.simulator.data;

import activetrader.market.NewsArticle;
import activetrader.market.Symbol;
import activetrader.simulator.data.DataJson.NewsJson;
import activetrader.simulator.tape.MarketHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The news, by the time of their last update.
final class NewsEndpoint {
    private static final int USUAL_LIMIT = 10;
    private static final int HIGHEST_LIMIT = 50;

    private final MarketHistory history;

    NewsEndpoint(MarketHistory history) {
        this.history = history;
    }

    Object answer(Query query, Instant now) {
        Instant from = query.start().orElse(Instant.EPOCH);
        Instant until = query.end().orElse(now);
        Set<Symbol> symbols = query.optionalSymbols();
        List<NewsArticle> found = history.news(now).stream()
                .filter(article -> !article.updatedAt().isBefore(from)
                        && !article.updatedAt().isAfter(until))
                .filter(article -> symbols.isEmpty()
                        || symbols.stream().anyMatch(symbol -> article.symbols().contains(symbol.value())))
                .toList();
        List<NewsArticle> ordered = query.isDescending("desc") ? found.reversed() : found;
        int begin = query.pageToken().map(token -> after(token, ordered)).orElse(0);
        int end = Math.min(ordered.size(), begin + query.limit(USUAL_LIMIT, HIGHEST_LIMIT));
        boolean withContent =
                query.request().query("include_content").filter("true"::equals).isPresent();
        List<NewsJson> page = ordered.subList(begin, end).stream()
                .map(article -> NewsJson.of(article, withContent))
                .toList();
        Optional<Object> next = end == ordered.size() ? Optional.empty() : Optional.of(token(ordered.get(end - 1)));
        return DataJson.fields("news", page, "next_page_token", next.orElse(DataJson.NULL));
    }

    private static int after(String token, List<NewsArticle> ordered) {
        for (int index = 0; index < ordered.size(); index++) {
            if (token(ordered.get(index)).equals(token)) {
                return index + 1;
            }
        }
        throw new BadRequest("invalid page_token: " + token);
    }

    private static String token(NewsArticle article) {
        String plain = article.updatedAt().getEpochSecond() + "000000000|" + article.id();
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
