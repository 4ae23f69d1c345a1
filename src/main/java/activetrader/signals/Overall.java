package activetrader.signals;

/// What a score says to do.
public enum Overall {
    BUY,
    SELL,
    HOLD
}
