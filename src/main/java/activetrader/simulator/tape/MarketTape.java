package activetrader.simulator.tape;

import activetrader.market.NewsArticle;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A tape with its history: everything that a simulated broker shows of a market.
public interface MarketTape extends Tape, MarketHistory {
    /// This tape with `more` news.
    MarketTape withNews(List<NewsArticle> more);

    /// This tape with every series as `change` returns it, and with the news that `kept` accepts.
    MarketTape changed(UnaryOperator<Series> change, Predicate<NewsArticle> kept);
}
