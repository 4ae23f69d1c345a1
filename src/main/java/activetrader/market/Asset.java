package activetrader.market;

/// A security that the broker knows.
public record Asset(
        String id,
        Symbol symbol,
        String name,
        String exchange,
        boolean tradable,
        boolean shortable,
        boolean fractionable,
        boolean marginable) {}
