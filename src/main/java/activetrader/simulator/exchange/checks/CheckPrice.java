package activetrader.simulator.exchange.checks;

import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.simulator.exchange.account.Valuation;
import activetrader.simulator.exchange.book.Matching;
import activetrader.simulator.exchange.book.OrderHours;
import activetrader.simulator.exchange.order.Terms;
import activetrader.simulator.tape.Tape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// The price at which a new order is measured against buying power: its own limit or stop, or else the far side of
/// the spread in session, the middle of it in extended hours, the last trade when closed. A short counts at 3
/// % above the ask or at its limit, whichever is more.
public final class CheckPrice {
    private static final BigDecimal SHORT_MARGIN = new BigDecimal("1.03");

    private final Tape tape;
    private final OrderHours sessions;
    private final Valuation valuation;

    public CheckPrice(Tape tape, OrderHours sessions, Valuation valuation) {
        this.tape = tape;
        this.sessions = sessions;
        this.valuation = valuation;
    }

    public Optional<Price> of(Terms terms, Instant at) {
        Optional<Price> own = Optional.ofNullable(terms.limitPrice()).or(() -> Optional.ofNullable(terms.stopPrice()));
        if (terms.isBuy() || terms.intent().isClosing()) {
            return own.or(() -> market(terms, at));
        }
        Optional<Price> marked = tape.quote(terms.symbol(), at)
                .map(Quote::ask)
                .or(() -> valuation.price(terms.symbol(), at))
                .map(price -> new Price(price.value().multiply(SHORT_MARGIN)));
        return own.filter(limit -> marked.map(limit::isAbove).orElse(true)).or(() -> marked);
    }

    private Optional<Price> market(Terms terms, Instant at) {
        Optional<Quote> quote = tape.quote(terms.symbol(), at);
        if (sessions.isOpen(at)) {
            return quote.map(shown -> Matching.far(terms.side(), shown)).or(() -> valuation.price(terms.symbol(), at));
        }
        return sessions.isExtendedOpen(at)
                ? quote.flatMap(Quote::midpoint).or(() -> valuation.price(terms.symbol(), at))
                : valuation.price(terms.symbol(), at);
    }
}
