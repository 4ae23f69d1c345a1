package activetrader.simulator.exchange.account;

import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.tape.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// What shares are worth: the last trade, failing that the middle of the quote, failing that the previous close.
public final class Valuation {
    private final Tape tape;

    public Valuation(Tape tape) {
        this.tape = tape;
    }

    /// The market price of `symbol` at `at`; empty when the market has never shown one.
    public Optional<Price> price(Symbol symbol, Instant at) {
        return tape.lastTrade(symbol, at)
                .map(Trade::price)
                .or(() -> tape.quote(symbol, at).flatMap(Quote::midpoint))
                .or(() -> tape.previousClose(symbol, MarketZone.dateOf(at)));
    }

    /// The market price of what is held, or its average cost when there is none.
    Price price(Symbol symbol, Holding held, Instant at) {
        return price(symbol, at).orElseGet(held::averagePrice);
    }

    Optional<Price> previousClose(Symbol symbol, LocalDate date) {
        return tape.previousClose(symbol, date);
    }
}
