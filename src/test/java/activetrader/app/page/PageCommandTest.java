package activetrader.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.app.settings.Configuration;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.json.Json;
import activetrader.page.day.DayFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What a page process refuses, and who may read by the settings.
class PageCommandTest {
    @TempDir
    private Path folder;

    private void configure(Map<String, Object> page) throws IOException {
        Files.createDirectories(folder.resolve("configs"));
        Files.writeString(
                folder.resolve("configs/default_config.json"),
                Json.write(Map.of("models", List.of(Map.of("signature", "test")), "page", page)));
    }

    private String refusal(String... options) {
        new DayFiles(folder.resolve("data")).trade("because");
        PageCommand command = new PageCommand();
        List<String> arguments = new ArrayList<>(List.of("--home", folder.toString(), "--port", "0"));
        arguments.addAll(List.of(options));
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return String.valueOf(assertThrows(ConfigException.class, command::call).getMessage());
    }

    private Settings settings(Map<String, String> environment) {
        return Settings.read(Installation.in(folder), true, Environment.of(environment), Settings.Needs.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void otherMachines_needProxyAndToken(String address) {
        assertEquals(
                "--bind " + address
                        + " shows the page to other machines: it needs page.public_url, the https address of a"
                        + " proxy with TLS, and a read token (page.read_token_file, or ACTIVE_TRADER_PAGE_TOKEN)",
                refusal("--bind", address));
    }

    @Test
    void publicAddress_needsAToken() throws IOException {
        configure(Map.of("public_url", "https://trader.example.org"));

        assertEquals(
                "page.public_url shows the page to other machines: it needs a read token (page.read_token_file, or"
                        + " ACTIVE_TRADER_PAGE_TOKEN)",
                refusal("--bind", "0.0.0.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://trader.example.org",
        "https://trader.example.org/page",
        "trader.example.org",
    })
    void publicAddress_isHttps_withoutAPath(String url) throws IOException {
        configure(Map.of("public_url", url));

        assertEquals("page.public_url must be an https address without a path, was \"" + url + "\"", refusal());
    }

    @Test
    void readToken_isInItsFile_orInTheEnvironment() throws IOException {
        configure(Map.of("public_url", "https://trader.example.org", "read_token_file", "token"));
        Files.writeString(folder.resolve("token"), "of-the-file-of-a-test\n");

        PageAccess access = PageAccess.of(settings(Map.of()));
        PageAccess other = PageAccess.of(settings(Map.of("ACTIVE_TRADER_PAGE_TOKEN", "of-the-environment")));

        assertEquals("https://trader.example.org", String.valueOf(access.publicUrl()));
        assertEquals("of-the-file-of-a-test", reveal(access));
        assertEquals("of-the-environment", reveal(other));
    }

    private static String reveal(PageAccess access) {
        return access.token() == null ? "" : access.token().reveal();
    }

    @Test
    void readToken_isRefused_whenItIsShortOrCannotBeRead() throws IOException {
        configure(Map.of("read_token_file", "token"));
        String missing = refusal();
        Files.writeString(folder.resolve("token"), "too-short\n");

        assertEquals("the read token of the page must have at least 16 characters, had 9", refusal());
        assertEquals(true, missing.startsWith("page.read_token_file: "), missing);
    }

    @Test
    void page_isServedByDefault_andHasNoToken() throws IOException {
        configure(Map.of());
        Configuration configuration = settings(Map.of()).configuration();

        assertEquals(true, configuration.page().enabled());
        assertEquals(PageAccess.OF_THIS_MACHINE, PageAccess.of(settings(Map.of())));
    }
}
