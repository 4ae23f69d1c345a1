package activetrader.app.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.Main;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What may befall a service's process, with real processes: no memory, another program in its JAR's place, a second
/// one on its account, a port that is taken, a data folder that takes nothing.
@Tag("long")
class ProcessFaultsIT {
    private static final String TRADE = "alpaca-trade";
    private static final String SERVING = "serving service=alpaca-trade";
    private static final int KILLED_BY_TERM = 143;
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    private Path folder;

    @Test
    void process_endsAtOnce_whenItHasNoMemory_andTheNextOneWorks() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(12, "--start", "10:00");
            List<String> shipped = Files.readAllLines(Path.of("deploy/jvm.options")).stream()
                    .filter(line -> line.contains("OnOutOfMemoryError"))
                    .toList();
            fleet.startWith(
                    TRADE, Stream.concat(shipped.stream(), Stream.of("-Xmx12m")).toList());

            assertEquals(OUT_OF_MEMORY, exit(fleet, TRADE), fleet.output(TRADE));
            fleet.start(TRADE);
            fleet.await(TRADE, SERVING, 60);
        }
    }

    /// The file that the process runs from keeps its content when it is removed and another takes its name, which is
    /// what the installer and the build do.
    @Test
    void process_worksOn_whenItsJarIsReplaced() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(12, "--start", "10:00");
            Path jar = jarOfTheProgram();
            fleet.startWith(TRADE, List.of("-cp", jar + ":" + System.getProperty("java.class.path")));
            fleet.await(TRADE, SERVING, 60);

            Files.delete(jar);
            Files.writeString(jar, "another program");

            Process status = fleet.run("status", "status", "--json");
            assertTrue(status.waitFor(60, TimeUnit.SECONDS));
            Map<String, Object> page = Json.readObject(fleet.output("status"));
            assertTrue(String.valueOf(page.get("account")).contains("source=alpaca-trade"), page.toString());
            fleet.process(TRADE).destroy();
            assertEquals(KILLED_BY_TERM, exit(fleet, TRADE), fleet.output(TRADE));
            assertFalse(fleet.output(TRADE).contains("NoClassDefFoundError"), fleet.output(TRADE));
            assertFalse(fleet.output(TRADE).contains("ZipException"), fleet.output(TRADE));
        }
    }

    @Test
    void second_isRefusedInOneLine_onTheSameAccount() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(12, "--start", "10:00");
            fleet.start(TRADE);
            fleet.await(TRADE, SERVING, 60);
            fleet.set("ALPACA_TRADE_HTTP_PORT", String.valueOf(fleet.port("ALPACA_DATA_HTTP_PORT")));

            Process second = fleet.run("second", TRADE);

            assertTrue(second.waitFor(60, TimeUnit.SECONDS));
            assertEquals(1, second.exitValue());
            assertTrue(
                    fleet.output("second").contains("another instance trades this account already, it holds "),
                    fleet.output("second"));
            assertTrue(fleet.isAlive(TRADE));
        }
    }

    @Test
    void start_failsInOneLine_whenThePortIsTaken() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}");
                LoopbackServer other = LoopbackServer.start(fleet.tradePort(), _ -> WebResponse.empty(200))) {
            fleet.startMarket(12, "--start", "10:00");
            fleet.start(TRADE);

            assertEquals(1, exit(fleet, TRADE), fleet.output(TRADE));
            assertTrue(
                    fleet.output(TRADE).contains("port " + other.port() + " on 127.0.0.1 is taken by another program"),
                    fleet.output(TRADE));
        }
    }

    /// A file stands where the data folder should be, so that nothing can be written, for the superuser too.
    @Test
    void start_failsInOneLine_whenTheDataFolderTakesNothing() throws Exception {
        try (Fleet fleet = new Fleet(folder, "{}")) {
            fleet.startMarket(12, "--start", "10:00");
            Files.writeString(fleet.data(), "no folder");
            fleet.set("MCP_TOKEN", "a-token-for-this-test");
            fleet.set("ALPACA_TRADE_OPERATOR_TOKEN", "an-operator-token-for-this-test");
            fleet.start(TRADE);

            assertEquals(1, exit(fleet, TRADE), fleet.output(TRADE));
            assertTrue(fleet.output(TRADE).contains(fleet.data().toString()), fleet.output(TRADE));
        }
    }

    private static int exit(Fleet fleet, String service) throws InterruptedException {
        Process process = fleet.process(service);
        assertTrue(process.waitFor(90, TimeUnit.SECONDS), service + " did not end");
        return process.exitValue();
    }

    private Path jarOfTheProgram() throws Exception {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path part : files.filter(Files::isRegularFile).toList()) {
                add(out, classes.relativize(part).toString(), part);
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, Path part) throws IOException {
        out.putNextEntry(new JarEntry(name));
        Files.copy(part, out);
        out.closeEntry();
    }
}
