package activetrader.execution.flatten;

/// Who wants the account flat, and why.
///
/// @param requestedBy such as `daemon`, `alpaca-trade`, `timer`, `panic`
public record FlattenRequest(String requestedBy, String reason) {}
