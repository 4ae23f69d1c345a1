package activetrader.market;

import java.math.BigDecimal;

/// A symbol that moved much today.
///
/// @param change in dollars since the previous close
public record Mover(Symbol symbol, BigDecimal percentChange, BigDecimal change, Price price) {}
