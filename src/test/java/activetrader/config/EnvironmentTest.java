package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void load_namesEveryBadLine_andLoadForExitsGoesOn() throws IOException {
        Path file = Files.writeString(
                home.resolve(".env"), "\uFEFFa note to myself\nexport ALPACA_API_KEY=key\nsk-12345678\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> notes = new ArrayList<>();

        ConfigException e = assertThrows(ConfigException.class, () -> Environment.load(home, Map.of()));
        Environment environment = Environment.loadForExits(home, Map.of(), notes::add);

        assertEquals(
                List.of(
                        file + " holds keys and may be read by others; run: chmod 600 " + file,
                        file + " line 1 is not NAME=value, nor a comment that starts with #",
                        file + " line 3 is not NAME=value, nor a comment that starts with #"),
                e.problems());
        assertEquals(e.problems(), notes);
        assertEquals("key", environment.get("ALPACA_API_KEY", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ab\u200Bcd, 'character 3 of 5 is ZERO WIDTH SPACE'",
        "\uFEFFabcd, 'character 1 of 5 is ZERO WIDTH NO-BREAK SPACE'",
        "\u201Cabcd\u201D, 'character 1 of 6 is LEFT DOUBLE QUOTATION MARK'",
        "abcd\u00E9, 'character 5 of 5 is LATIN SMALL LETTER E WITH ACUTE'",
        "'ab\ncd', 'character 3 of 5 is LINE FEED (LF)'"
    })
    void secret_namesTheCharacterThatCannotBe_neverTheValue(String value, String place) {
        Environment environment = Environment.of(Map.of("ALPACA_SECRET_KEY", value));

        ConfigException e = assertThrows(ConfigException.class, () -> environment.secret("ALPACA_SECRET_KEY"));

        assertEquals(
                "ALPACA_SECRET_KEY cannot be a key: " + place + ", and keys are printable ASCII; copy it again",
                e.getMessage());
    }
}
