package activetrader.broker;

import activetrader.market.Bar;
import activetrader.market.Symbol;
import activetrader.market.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bars of past days as they traded, and what companies did to their shares. Every method throws [BrokerException].
public interface PastBars {
    /// The feed that the bars come from, such as `iex` or `sip`.
    String feed();

    /// The newest instant that the feed shows at `now`.
    Instant latest(Instant now);

    /// One page of the bars that start from `start` up to and including `end`, oldest first, not adjusted.
    ///
    /// @param token of the page before; null for the first one
    Page page(Collection<Symbol> symbols, Timeframe timeframe, Instant start, Instant end, @Nullable String token);

    /// The splits and cash dividends with an ex-date from `from` up to and including `until`, oldest first.
    List<ShareEvent> events(Collection<Symbol> symbols, LocalDate from, LocalDate until);

    /// A part of the bars that were asked for.
    ///
    /// @param next the token of the next page; null on the last one
    record Page(Map<Symbol, List<Bar>> bars, @Nullable String next) {
        public Page {
            bars = Map.copyOf(bars);
        }
    }
}
