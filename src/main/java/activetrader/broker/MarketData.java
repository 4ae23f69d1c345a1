package activetrader.broker;

import activetrader.market.ActiveStock;
import activetrader.market.Bar;
import activetrader.market.Mover;
import activetrader.market.NewsArticle;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import activetrader.market.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Market data for US stocks from one feed. Every method throws [BrokerException].
///
/// A symbol that the feed knows nothing of is missing from the answer. Prices of zero are missing, not zero.
public interface MarketData {
    /// The feed that all answers come from, such as `iex` or `sip`; series of different feeds never mix.
    String feed();

    /// Bars that start from `start` up to and including `end`, oldest first, all pages.
    Map<Symbol, List<Bar>> bars(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end);

    Map<Symbol, Quote> latestQuotes(Collection<Symbol> symbols);

    Map<Symbol, Trade> latestTrades(Collection<Symbol> symbols);

    Map<Symbol, Snapshot> snapshots(Collection<Symbol> symbols);

    /// The newest articles first.
    ///
    /// @param symbols empty for all
    /// @param limit 1 to 50
    List<NewsArticle> news(Collection<Symbol> symbols, @Nullable Instant start, @Nullable Instant end, int limit);

    /// Splits, mergers, spin-offs and changes of name that the broker processes from `from` up to and including
    /// `until`.
    ///
    /// Oldest first.
    ///
    /// @param symbols before or after the change
    List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until);

    /// The stocks that trade most today.
    ///
    /// @param top 1 to 100
    List<ActiveStock> mostActives(int top);

    /// The stocks that moved most today.
    ///
    /// @param top 1 to 50
    Movers movers(int top);

    /// The stocks that rose and fell most today.
    record Movers(List<Mover> gainers, List<Mover> losers) {
        public Movers {
            gainers = List.copyOf(gainers);
            losers = List.copyOf(losers);
        }
    }

    /// The same data; a call for which the rate limit has no room now is refused with [BrokerException.Transient]
    /// instead of waiting for its turn.
    default MarketData withoutWaiting() {
        return this;
    }
}
