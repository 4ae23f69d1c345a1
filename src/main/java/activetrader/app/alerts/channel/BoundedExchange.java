package activetrader.app.alerts.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Exchanges one request for one answer, with a limit for the size of the answer and for the time of the whole. The
/// time limit of a request of the JDK ends with the headers of its answer.
public final class BoundedExchange implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final long longest;

    /// @param longest answer, in bytes
    public BoundedExchange(long longest) {
        this.longest = longest;
    }

    /// @throws HttpTimeoutException when the whole answer is not there within `within`
    public HttpResponse<String> exchange(HttpRequest request, Duration within)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), longest));
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + within.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /// The failure in words, without the exception's message, which may hold the address.
    public static String inWords(IOException e, Duration within) {
        return switch (e) {
            case HttpTimeoutException _ -> "no answer within " + within.toSeconds() + " seconds";
            case ConnectException _ -> "no connection to that host";
            default -> "the connection broke";
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
