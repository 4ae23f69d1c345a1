package activetrader.broker;

/// The answer for one item of a cancel-all or close-all.
///
/// @param id an order id or a symbol
/// @param message why not, in the broker's words; empty when it was accepted
public record ItemResult(String id, int httpStatus, String message) {
    public boolean isAccepted() {
        return httpStatus >= 200 && httpStatus < 300;
    }
}
