package activetrader.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.Redactor;
import activetrader.http.EndlessServer;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedHttpClientTest {
    @Test
    void execute_fails_whenTheAnswerNeverEnds() {
        try (EndlessServer endless = new EndlessServer()) {
            HttpClient client =
                    new BoundedHttpClient.Builder(new Dialect(EndpointStyle.at(null), Map.of()), Redactor.of()).build();
            HttpRequest request = HttpRequest.builder()
                    .url(endless.url() + "/chat/completions")
                    .method(HttpMethod.POST)
                    .body("{}")
                    .build();

            IllegalStateException failure = assertThrows(IllegalStateException.class, () -> client.execute(request));

            String message = String.valueOf(failure.getMessage());
            assertTrue(message.endsWith(" (" + endless.url().getAuthority() + ")"), message);
        }
    }

    @Test
    void execute_namesTheHost_whenNothingListensThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        HttpClient client =
                new BoundedHttpClient.Builder(new Dialect(EndpointStyle.at(null), Map.of()), Redactor.of()).build();
        HttpRequest request = HttpRequest.builder()
                .url("http://127.0.0.1:" + free + "/chat/completions")
                .method(HttpMethod.POST)
                .body("{}")
                .build();

        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> client.execute(request));

        assertEquals("no connection (127.0.0.1:" + free + ")", failure.getMessage());
    }
}
