package activetrader.execution.flatten;

/// Who requests the flatten, and why.
///
/// @param requestedBy such as `daemon`, `alpaca-trade`, `timer`, `panic`
public record FlattenRequest(String requestedBy, String reason) {}
