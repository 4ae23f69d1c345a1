package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a process writes is its user's own, whatever the shell's umask; that of the installed units lets the group in.
@Tag("long")
class PrivateFilesIT {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "0022, rwx------, rw-------",
        "0000, rwx------, rw-------",
        "0027, rwx------, rw-------",
        "0007, rwxrwx---, rw-rw----"
    })
    void process_writesForItsUserAlone(String umask, String folder, String file) throws Exception {
        Path data = home.resolve("data");

        assertEquals(0, run(umask, "resume", "--home", home.toString(), "--data-dir", data.toString()));

        assertEquals(folder, permissions(data));
        assertEquals(file, permissions(data.resolve("trading_mode.json")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private int run(String umask, String... command) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process = new ProcessBuilder(
                "bash",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "bash",
                java,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "activetrader.app.Main");
        process.command().addAll(List.of(command));
        process.environment().remove("ACTIVE_TRADER_LOGS");
        return process.redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start()
                .waitFor();
    }
}
