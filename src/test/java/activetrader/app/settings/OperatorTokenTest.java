package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
    private static final Environment NONE = Environment.of(Map.of());

    @TempDir
    Path data;

    @Test
    void of_makesOne_whichOnlyItsOwnerReads() throws IOException {
        Secret token = OperatorToken.of(NONE, data);

        assertEquals(token, OperatorToken.of(NONE, data));
        assertEquals(48, token.reveal().length());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("operator_token"))));
    }

    @Test
    void of_isNotTheTokenOfTheTools() {
        String tools = McpToken.of(NONE, data, McpToken.Service.TRADE).own().reveal();

        assertNotEquals(tools, OperatorToken.of(NONE, data).reveal());
    }

    @Test
    void of_prefersTheEnvironment_andMakesNoFile() {
        Environment environment = Environment.of(Map.of(OperatorToken.VARIABLE, "a-token-of-my-own"));

        assertEquals("a-token-of-my-own", OperatorToken.of(environment, data).reveal());
        assertFalse(Files.exists(data.resolve("operator_token")));
    }

    @Test
    void of_refusesOneThatCanBeGuessed() {
        Environment environment = Environment.of(Map.of(OperatorToken.VARIABLE, "123456789012345"));

        ConfigException e = assertThrows(ConfigException.class, () -> OperatorToken.of(environment, data));
        assertEquals("ALPACA_TRADE_OPERATOR_TOKEN must have at least 16 characters, had 15", e.getMessage());
    }

    /// Another service of the group could put a file of its own there.
    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw----", "rw----r--", "rwx------"})
    void of_refusesAFileThatOthersReach(String mode) throws IOException {
        Path file = Files.writeString(data.resolve("operator_token"), "a-token-of-somebody-else\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        ConfigException e = assertThrows(ConfigException.class, () -> OperatorToken.of(NONE, data));
        assertTrue(String.valueOf(e.getMessage()).startsWith(file + " may be read by others"));
    }
}
