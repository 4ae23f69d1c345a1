package activetrader.market.fees;

/// The fees that a broker without commissions passes on to its customers.
public enum FeeKind {
    /// Section 31 of the Securities Exchange Act: of the dollars sold.
    SEC,
    /// FINRA's Trading Activity Fee: of the shares sold.
    TAF,
    /// Consolidated Audit Trail: of the shares bought and sold.
    CAT
}
