package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @TempDir
    private Path home;

    private Path dotenv(String permissions) throws IOException {
        Path file = Files.writeString(home.resolve(".env"), "ALPACA_API_KEY=from-the-file\nMCP_TOKEN=hush\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw----r--", "rw-----w-", "rwxrwxrwx"})
    void load_refusesKeysThatOthersMayRead_withTheCommandThatMendsIt(String permissions) throws IOException {
        Path file = dotenv(permissions);

        ConfigException e = assertThrows(ConfigException.class, () -> Environment.load(home, Map.of()));

        assertEquals(file + " holds keys and may be read by others; run: chmod 600 " + file, e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void load_readsKeysThatOthersMayNotRead(String permissions) throws IOException {
        dotenv(permissions);

        assertEquals("from-the-file", Environment.load(home, Map.of()).get("ALPACA_API_KEY", ""));
    }

    @Test
    void load_prefersTheProcess_exceptWhereItIsBlank() throws IOException {
        dotenv("rw-------");

        Environment environment = Environment.load(home, Map.of("ALPACA_API_KEY", "of-the-process", "MCP_TOKEN", " "));

        assertEquals("of-the-process", environment.get("ALPACA_API_KEY", ""));
        assertEquals("hush", environment.get("MCP_TOKEN", ""));
    }

    @Test
    void load_isFine_withoutAFile() {
        assertEquals("none", Environment.load(home, Map.of()).get("ALPACA_API_KEY", "none"));
    }
}
