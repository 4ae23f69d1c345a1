package activetrader.execution.flatten;

/// Who requests the flatten, and why.
///
/// @param requestedBy such as `daemon`, `alpaca-trade`, `timer`, `panic`
/// @param external whether positions opened outside this program are closed too, where `execution.flatten_external` is
///     false
public record FlattenRequest(String requestedBy, String reason, boolean external) {
    /// As the configuration says of positions opened outside this program.
    public FlattenRequest(String requestedBy, String reason) {
        this(requestedBy, reason, false);
    }
}
