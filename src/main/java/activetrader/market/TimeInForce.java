package activetrader.market;

/// How long an order lives.
public enum TimeInForce {
    DAY,
    GTC,
    OPG,
    CLS,
    IOC,
    FOK,
    /// A time in force that this version does not know.
    UNKNOWN
}
