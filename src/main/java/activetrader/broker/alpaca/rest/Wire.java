package activetrader.broker.alpaca.rest;

import activetrader.http.WebResponse;
import java.time.Duration;

/// Carries calls to one API and brings the answers back, from any number of threads.
interface Wire extends AutoCloseable {
    /// Sends `call` once.
    ///
    /// @param timeout for the whole answer
    /// @return the answer, with its headers by lower-case name
    /// @throws java.net.ConnectException when nothing was sent
    /// @throws java.util.concurrent.TimeoutException when there is no whole answer in time
    /// @throws java.io.IOException when the connection was lost
    WebResponse send(Call call, Duration timeout) throws Exception;

    @Override
    void close();
}
