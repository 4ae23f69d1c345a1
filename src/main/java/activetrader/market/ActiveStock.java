package activetrader.market;

/// A symbol that trades much today.
public record ActiveStock(Symbol symbol, long volume, long tradeCount) {}
