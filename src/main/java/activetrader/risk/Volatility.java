package activetrader.risk;

import java.math.BigDecimal;
import java.time.Instant;

/// How far a symbol usually moves: the average true range over 14 bars of 5 minutes.
///
/// @param atr in dollars
/// @param at the end of the last bar in it
public record Volatility(BigDecimal atr, Instant at) {}
