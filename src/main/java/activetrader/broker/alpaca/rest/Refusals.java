package activetrader.broker.alpaca.rest;

import activetrader.broker.BrokerException;

/// Turns an answer that is no success into the exception that says what to do next.
final class Refusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Refusals() {}

    static BrokerException of(Call call, int status, String body) {
        ErrorBody error = ErrorBody.of(body);
        String message = call + " was answered with " + status + ": " + error.describe();
        if (status == UNAUTHORIZED || (status == FORBIDDEN && !isAboutTheRequest(error))) {
            return new BrokerException.Unauthorized(message);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new BrokerException.Transient(message, null);
        }
        if (status >= 500 || status == REQUEST_TIMEOUT) {
            return call.kind().lost(message, null);
        }
        if (status < 400 || !error.isJson()) {
            return call.kind().unreadable(message, null);
        }
        return new BrokerException.Rejected(
                RejectReasons.of(status, error.describe()), status, error.code(), message, error.details());
    }

    /// A 403 refuses either the request (it has a code then, or is about the data plan) or the key.
    private static boolean isAboutTheRequest(ErrorBody error) {
        return error.isJson() && (error.code() != 0 || error.message().contains("subscription"));
    }
}
