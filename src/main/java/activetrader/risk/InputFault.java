package activetrader.risk;

/// Why a rule could not use an input that it needs. The names are the reason codes of such a denial, and are written to
/// the records.
public enum InputFault {
    /// The input is not known.
    DATA_MISSING,
    /// The input is too old.
    DATA_STALE
}
