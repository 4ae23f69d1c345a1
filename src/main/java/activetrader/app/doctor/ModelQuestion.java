package activetrader.app.doctor;

import activetrader.agent.model.ModelSettings;
import activetrader.config.Redactor;
import activetrader.config.Secret;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks the configured model one short question, in the way of a cycle: only an answer shows that the key, the
/// model's name and its parameters are right. It costs a few tokens.
final class ModelQuestion {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final String WHAT = "Model";

    private ModelQuestion() {}

    static Finding ask(ModelSettings model, TimeSource time) {
        URI base = model.baseUrl() == null ? ModelSettings.DEEPSEEK_URL : model.baseUrl();
        Redactor redactor = Redactor.of(model.apiKey());
        Tick began = time.tick();
        try {
            HttpURLConnection connection = posted(URI.create(base + "/chat/completions"), model);
            int status = connection.getResponseCode();
            String body = body(connection, status);
            long millis = time.tick().since(began).toMillis();
            return status == HttpURLConnection.HTTP_OK && hasChoices(body)
                    ? Finding.good(WHAT, model.name() + " answers, in " + millis + " ms")
                    : Finding.bad(
                            WHAT,
                            model.name() + " at " + base + " does not answer a question: HTTP " + status + ", "
                                    + redactor.clean(message(body)),
                            "check models[].basemodel and parameters in the configuration");
        } catch (IOException e) {
            return Finding.bad(
                    WHAT,
                    model.name() + " at " + base + " does not answer a question: "
                            + redactor.clean(String.valueOf(e.getMessage())),
                    "see whether the endpoint is up");
        }
    }

    private static HttpURLConnection posted(URI url, ModelSettings model) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        connection.setInstanceFollowRedirects(false); // another host is not shown the key
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        Secret key = model.apiKey();
        if (key != null) {
            connection.setRequestProperty("Authorization", "Bearer " + key.reveal());
        }
        Map<String, Object> body = new LinkedHashMap<>(model.customParameters());
        body.put("model", model.name());
        body.put("messages", List.of(Map.of("role", "user", "content", "Answer with the word OK.")));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(Json.write(body).getBytes(StandardCharsets.UTF_8));
        }
        return connection;
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } finally {
            connection.disconnect();
        }
    }

    private static boolean hasChoices(String body) {
        try {
            return Json.readObject(body).get("choices") instanceof List<?> choices && !choices.isEmpty();
        } catch (JsonException e) {
            return false;
        }
    }

    /// The provider's own message, or the start of its text.
    private static String message(String body) {
        try {
            Object error = Json.readObject(body).get("error");
            Object text = error instanceof Map<?, ?> map ? map.get("message") : error;
            if (text != null) {
                return text.toString();
            }
        } catch (JsonException e) {
            return beginning(body);
        }
        return beginning(body);
    }

    private static String beginning(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "without a word" : line.substring(0, Math.min(line.length(), 120));
    }
}
