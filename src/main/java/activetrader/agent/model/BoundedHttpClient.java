package activetrader.agent.model;

import activetrader.config.Redactor;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An HTTP client whose limits of time and size cover the whole answer, body included: a server that keeps a
/// connection open with blank lines is cut off like a silent one. An interrupt ends a request at once.
/// See decision 20.
final class BoundedHttpClient implements HttpClient {
    /// In bytes, about ten times the longest answer of a model.
    private static final long LONGEST_ANSWER = 8 * 1024 * 1024;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);

    private final java.net.http.HttpClient http;
    private final Duration timeout;
    private final Dialect dialect;
    private final Redactor redactor;

    private BoundedHttpClient(Duration connectTimeout, Duration timeout, Dialect dialect, Redactor redactor) {
        this.dialect = dialect;
        this.redactor = redactor;
        this.http = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
        this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(toJdk(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return successful(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("no whole answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the model", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    redactor.reason(cause) + " (" + URI.create(request.url()).getAuthority() + ")",
                    redactor.cause(cause));
        } finally {
            answer.cancel(true);
        }
    }

    private java.net.http.HttpRequest toJdk(HttpRequest request) {
        java.net.http.HttpRequest.Builder jdk = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> jdk.header(name, value)));
        String body = request.body();
        jdk.method(
                request.method().name(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(dialect.request(body)));
        return jdk.build();
    }

    private SuccessfulHttpResponse successful(HttpResponse<byte[]> response) {
        String body = redactor.clean(AnswerBody.of(response));
        if (response.statusCode() / 100 != 2) {
            throw new HttpRefusal(response.statusCode(), body, retryAfter(response));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(Map.copyOf(response.headers().map()))
                .body(redactor.clean(dialect.answer(body)))
                .build();
    }

    /// The delay in whole seconds, the form that model providers use; null for a date, where the usual delay holds.
    private static @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked)
                .orElse(null);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    /// Builds clients for the chat-model library.
    static final class Builder implements HttpClientBuilder {
        private final Dialect dialect;
        private final Redactor redactor;
        private Duration connectTimeout = Duration.ofSeconds(15);
        private Duration readTimeout = Duration.ofMinutes(1);

        /// @param dialect of the endpoint
        /// @param redactor knows the secrets that the requests carry
        public Builder(Dialect dialect, Redactor redactor) {
            this.dialect = dialect;
            this.redactor = redactor;
        }

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BoundedHttpClient(connectTimeout, readTimeout, dialect, redactor);
        }
    }
}
