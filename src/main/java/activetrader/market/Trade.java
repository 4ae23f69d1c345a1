package activetrader.market;

import java.math.BigDecimal;
import java.time.Instant;

/// One trade on the tape.
///
/// @param exchange the exchange's code letter; empty when the feed does not say
public record Trade(Symbol symbol, Instant at, Price price, BigDecimal size, String exchange) {}
