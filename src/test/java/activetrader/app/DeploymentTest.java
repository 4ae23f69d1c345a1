package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the files of an installation promise about keys.
class DeploymentTest {
    private static final Pattern KEY = Pattern.compile("(?i)(api_key|secret|token|webhook)\\S*=");

    @Test
    void processes_neverWriteTheirMemory() throws IOException {
        List<String> options = Files.readAllLines(Path.of("deploy/jvm.options"));

        assertTrue(
                options.containsAll(List.of(
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+ExitOnOutOfMemoryError")),
                options.toString());
        assertTrue(options.stream().noneMatch(line -> line.contains("+HeapDump")));
    }

    @Test
    void units_neverNameAKey_andLimitCoreFiles() throws IOException {
        List<Path> units;
        try (Stream<Path> files = Files.list(Path.of("deploy/systemd"))) {
            units = files.filter(file -> file.toString().endsWith(".service")).toList();
        }
        assertFalse(units.isEmpty());
        for (Path unit : units) {
            List<String> lines = Files.readAllLines(unit);
            assertEquals(
                    List.of(),
                    lines.stream().filter(line -> KEY.matcher(line).find()).toList(),
                    unit.toString());
            assertTrue(lines.contains("LimitCORE=0"), unit.toString());
        }
    }

    /// Its port comes from systemd, which held it before, and a call to the held port starts nothing.
    @Test
    void services_takeTheirPortFromTheSocketUnit() throws IOException {
        for (String service : List.of("alpaca-data", "alpaca-trade", "active-trader")) {
            for (String account : List.of("", "@")) {
                String instance = account.isEmpty() ? "" : "@%i";
                List<String> unit = Files.readAllLines(Path.of("deploy/systemd", service + account + ".service"));
                List<String> socket = Files.readAllLines(Path.of("deploy/systemd", service + account + ".socket"));

                assertTrue(
                        unit.containsAll(List.of(
                                "Sockets=" + service + instance + ".socket",
                                "StandardInput=socket",
                                "StandardOutput=journal")),
                        unit.toString());
                assertTrue(
                        socket.containsAll(List.of(
                                "Service=active-trader-port@%p" + instance + ".service", "WantedBy=sockets.target")),
                        socket.toString());
            }
        }
    }
}
