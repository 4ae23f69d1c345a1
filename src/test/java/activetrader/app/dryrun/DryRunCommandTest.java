package activetrader.app.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DryRunCommandTest {
    @TempDir
    private Path folder;

    private String refusal(String... options) {
        DryRunCommand command = new DryRunCommand();
        List<String> arguments = new ArrayList<>(List.of("--home", folder.toString()));
        arguments.addAll(List.of(options));
        new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
        return String.valueOf(assertThrows(ConfigException.class, command::call).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "-1", "2001"})
    void speed_isRefused_outOfItsRange(String speed) {
        assertEquals("--speed must be from 1 to 2000, was " + speed, refusal("--speed", speed));
    }

    @Test
    void speed_isOne_withRealtime() {
        assertEquals("--realtime is --speed 1; choose one of them", refusal("--speed", "60", "--realtime"));
    }

    @Test
    void page_isAPort() {
        assertEquals("--page must be a port from 0 to 65535, was 70000", refusal("--page", "70000"));
    }
}
