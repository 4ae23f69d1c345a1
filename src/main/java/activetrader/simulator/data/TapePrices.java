package activetrader.simulator.data;

import activetrader.market.Bar;
import activetrader.market.Quote;
import activetrader.market.Snapshot;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.simulator.tape.MarketHistory;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The prices that the data API shows at this moment, as values.
public final class TapePrices {
    private final Tape tape;
    private final TimeSource time;
    private final SeriesEndpoint series;
    private final LatestEndpoint latest;

    /// @param steps of the tape; those that are splits adjust history
    public <T extends Tape & MarketHistory> TapePrices(T tape, TimeSource time, List<PriceStep> steps) {
        this.tape = tape;
        this.time = time;
        this.series = new SeriesEndpoint(tape, tape, new SplitHistory(steps));
        this.latest = new LatestEndpoint(tape, tape);
    }

    /// The bars that start in [`start`, `end`], oldest first, adjusted for splits.
    ///
    /// @param timeframe as the data API names it, such as `5Min`
    public List<Bar> bars(Symbol symbol, String timeframe, Instant start, Instant end) {
        return series.barsOf(symbol, Span.of(timeframe), new Range(start, end, time.instant()), true);
    }

    public Optional<Quote> latestQuote(Symbol symbol) {
        return latest.quote(symbol, time.instant());
    }

    public Optional<Trade> latestTrade(Symbol symbol) {
        return latest.trade(symbol, time.instant());
    }

    /// Empty for a symbol that is not on the tape.
    public Optional<Snapshot> snapshot(Symbol symbol) {
        return tape.symbols().contains(symbol) ? Optional.of(latest.view(symbol, time.instant())) : Optional.empty();
    }
}
