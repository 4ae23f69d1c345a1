package activetrader.journal;

/// What an order is for.
public enum OrderPurpose {
    ENTRY,
    EXIT,
    /// The stop of a position, or its stop and target.
    PROTECTION,
    FLATTEN
}
