package activetrader.signals;

/// The action that a score suggests.
public enum Overall {
    BUY,
    SELL,
    HOLD
}
