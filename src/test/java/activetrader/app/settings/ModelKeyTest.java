package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.model.ModelSettings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A model's key belongs to its host.
class ModelKeyTest {
    @TempDir
    private Path home;

    private ModelSettings read(String model, Map<String, String> environment) throws IOException {
        Files.createDirectories(home.resolve("configs"));
        Path config = Files.writeString(
                home.resolve("configs/default_config.json"),
                "{\"models\": [{\"signature\": \"x\", " + model.replace('\'', '"') + "}]}");
        Map<String, String> all = new HashMap<>(environment);
        all.put("ALPACA_API_KEY", "PKTEST");
        all.put("ALPACA_SECRET_KEY", "not-a-secret");
        return Settings.read(
                        Installation.in(home).withConfig(config), true, Environment.of(all), Settings.Needs.MODEL_KEY)
                .configuration()
                .model();
    }

    private List<String> problems(String model, Map<String, String> environment) {
        return assertThrows(ConfigException.class, () -> read(model, environment))
                .problems();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/v1, evil.example",
        "https://api.deepseek.com.evil.example/v1, api.deepseek.com.evil.example",
        "http://api.deepseek.com/v1, api.deepseek.com",
        "https://api.deepseek.com:8443/v1, api.deepseek.com"
    })
    void key_isNotSent_toAnotherHost(String url, String host) {
        List<String> problems =
                problems("'basemodel': 'any', 'openai_base_url': '" + url + "'", Map.of("DEEPSEEK_API_KEY", "sk-deep"));

        assertEquals(
                List.of(
                        "no key for the model any at " + host + "; DEEPSEEK_API_KEY belongs to api.deepseek.com and is"
                                + " not sent there; set OPENAI_API_KEY and OPENAI_API_BASE=" + url
                                + " in .env, or models[].openai_api_key beside openai_base_url (any text where none is wanted)"),
                problems);
    }

    @Test
    void key_isSent_toItsHost() throws IOException {
        Map<String, String> both = Map.of("DEEPSEEK_API_KEY", "sk-deep", "OPENAI_API_KEY", "sk-open");

        assertKey("sk-deep", "'basemodel': 'deepseek-flash'", both);
        assertKey("sk-open", "'basemodel': 'gpt-x'", both);
        assertKey("sk-deep", "'basemodel': 'gpt-x', 'openai_base_url': 'https://API.deepseek.com'", both);
        assertKey("sk-open", "'basemodel': 'deepseek-flash', 'openai_base_url': 'https://api.openai.com/v1'", both);
        assertKey(
                "sk-open",
                "'basemodel': 'any', 'openai_base_url': 'https://llm.example/v2'",
                Map.of("OPENAI_API_KEY", "sk-open", "OPENAI_API_BASE", "https://llm.example/v1"));
        assertKey(
                "sk-own",
                "'basemodel': 'any', 'openai_base_url': 'https://llm.example/v1', 'openai_api_key': 'sk-own'",
                both);
    }

    private void assertKey(String key, String model, Map<String, String> environment) throws IOException {
        var known = read(model, environment).apiKey();
        assertTrue(known != null && known.reveal().equals(key), model);
    }

    @Test
    void key_isNotNeeded_onThisMachine() throws IOException {
        assertNull(read(
                        "'basemodel': 'llama', 'openai_base_url': 'http://127.0.0.1:11434/v1'",
                        Map.of("DEEPSEEK_API_KEY", "sk-deep"))
                .apiKey());
    }

    @Test
    void key_isNotShown_whenItCannotBeOne() {
        List<String> problems = problems(
                "'basemodel': 'any', 'openai_base_url': 'https://me:sk-pass@llm.example/v1', 'openai_api_key': 'sk-\u200Bx'",
                Map.of("DEEPSEEK_API_BASE", "https://llm.example/\u201Csk-quoted?key=sk-query"));

        assertTrue(problems.toString().contains("ZERO WIDTH SPACE"), problems.toString());
        assertTrue(problems.toString().contains("DEEPSEEK_API_BASE must be a web address"), problems.toString());
        assertTrue(
                problems.toString().contains("models[0].openai_base_url must be a web address"), problems.toString());
        assertFalse(problems.toString().contains("sk-pass"), problems.toString());
        assertFalse(problems.toString().contains("sk-query"), problems.toString());
        assertFalse(problems.toString().contains("sk-\u200B"), problems.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.deepseek.com, https://api.deepseek.com/v1",
        "https://api.openai.com/, https://api.openai.com/v1",
        "https://api.deepseek.com/v1/chat/completions, https://api.deepseek.com/v1",
        "http://127.0.0.1:11434/v1/chat/completions/, http://127.0.0.1:11434/v1",
        "http://127.0.0.1:11434/v1/completions, http://127.0.0.1:11434/v1",
        "http://127.0.0.1:11434, http://127.0.0.1:11434"
    })
    void address_isTheBase_whereTheAddressOfACallWasCopied(String written, String read) throws IOException {
        assertEquals(
                read,
                String.valueOf(read(
                                "'basemodel': 'any', 'openai_base_url': '" + written + "'",
                                Map.of("DEEPSEEK_API_KEY", "sk-deep", "OPENAI_API_KEY", "sk-open"))
                        .baseUrl()));
    }
}
