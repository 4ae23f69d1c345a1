package activetrader.risk;

/// Everything that a decision about one entry rests on.
public record RiskContext(AccountView account, SymbolView symbol) {}
