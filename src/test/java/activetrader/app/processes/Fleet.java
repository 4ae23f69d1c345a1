package activetrader.app.processes;

import activetrader.agent.ScriptedOpenAiServer;
import activetrader.app.Main;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.json.Json;
import activetrader.time.WallTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An installation as it really runs: a simulator, a chat model behind HTTP and the three services, each a process of
/// its own, all on one scaled clock.
final class Fleet implements AutoCloseable {
    static final String MODEL_KEY = "model-key-that-must-not-show";
    static final String SECRET_KEY = "broker-secret-that-must-not-show";
    static final List<String> SERVICES = List.of("alpaca-trade", "alpaca-data", "run");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Path config;
    private final int tradePort;
    private String brokerUrl = "";

    /// @param configuration sections of the configuration file, as one JSON object
    Fleet(Path folder, String configuration) throws IOException {
        this.folder = folder;
        Map<String, Object> whole = new LinkedHashMap<>(Json.readObject(configuration));
        whole.put("models", List.of(Map.of("signature", "deepseek-flash", "basemodel", "deepseek-flash")));
        this.config = Files.writeString(folder.resolve("config.json"), Json.write(whole));
        this.tradePort = freePort();
        environment.put("ALPACA_API_KEY", "SIM");
        environment.put("ALPACA_SECRET_KEY", SECRET_KEY);
        environment.put("ALPACA_DATA_HTTP_PORT", String.valueOf(freePort()));
        environment.put("ALPACA_TRADE_HTTP_PORT", String.valueOf(tradePort));
        environment.put("ACTIVE_TRADER_HTTP_PORT", String.valueOf(freePort()));
        environment.put("ACTIVE_TRADER_DATA", folder.resolve("data").toString());
        environment.put("ACTIVE_TRADER_LOGS", folder.resolve("logs").toString());
    }

    /// Starts the simulator, whose clock everybody follows: `speed` times as fast as real time where a process starts
    /// in half a second, and slower on a slower machine, so that a restart always takes the same part of the day.
    WallTime startMarket(int speed, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("simulator", "--port", "0", "--speed", String.valueOf(speed * 10L / slowness())));
        arguments.addAll(List.of(options));
        launch("simulator", java(Main.class.getName(), arguments));
        brokerUrl = exported("ALPACA_BASE_URL");
        String clock = exported("ACTIVE_TRADER_CLOCK");
        environment.put("ALPACA_BASE_URL", brokerUrl);
        environment.put("ACTIVE_TRADER_CLOCK", clock);
        return WallTime.parse(clock);
    }

    /// How many tenths of its usual time the start of a process takes here: 10 to 60.
    private long slowness() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        new ProcessBuilder(java(Main.class.getName(), List.of("--version")))
                .redirectErrorStream(true)
                .redirectOutput(log("version").toFile())
                .start()
                .waitFor();
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) / 50, 10, 60);
    }

    /// Starts a model that trades a little.
    ///
    /// @param positions it wants to hold at once
    void startModel(int positions) throws IOException {
        int port = freePort();
        launch(
                "model",
                java(ScriptedOpenAiServer.class.getName(), List.of(String.valueOf(port), String.valueOf(positions))));
        environment.put("DEEPSEEK_API_KEY", MODEL_KEY);
        environment.put("DEEPSEEK_API_BASE", "http://127.0.0.1:" + port + "/v1");
    }

    /// Starts one of [#SERVICES]; its output is appended to that of an earlier one.
    void start(String service) throws IOException {
        launch(service, command(service));
    }

    /// Starts one of [#SERVICES] with options for its JVM, which overrule the usual ones.
    void startWith(String service, List<String> options) throws IOException {
        List<String> command = command(service);
        command.addAll(command.indexOf(Main.class.getName()), options);
        launch(service, command);
    }

    /// Starts a command of the installation that ends by itself.
    Process run(String name, String... arguments) throws IOException {
        return launch(name, command(arguments));
    }

    /// Starts a command that knows no configuration and ends by itself.
    Process runPlain(String name, String... arguments) throws IOException {
        return launch(name, java(Main.class.getName(), List.of(arguments)));
    }

    String brokerUrl() {
        return brokerUrl;
    }

    private List<String> command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(config.toString());
        return java(Main.class.getName(), all);
    }

    /// Sets a variable of all processes that start from now on.
    void set(String name, String value) {
        environment.put(name, value);
    }

    Process process(String service) {
        return Objects.requireNonNull(processes.get(service));
    }

    /// As `kill -9` does.
    void kill(String service) throws InterruptedException {
        Process process = Objects.requireNonNull(processes.get(service));
        process.destroyForcibly();
        process.waitFor();
    }

    boolean isAlive(String service) {
        return Objects.requireNonNull(processes.get(service)).isAlive();
    }

    Broker broker() {
        return new Broker(brokerUrl, "SIM", SECRET_KEY);
    }

    int port(String variable) {
        return Integer.parseInt(Objects.requireNonNull(environment.get(variable)));
    }

    int tradePort() {
        return tradePort;
    }

    /// The settings of the installation, as `status` reads them.
    Settings settings() {
        return Settings.read(
                new Installation(folder, config, data(), folder.resolve("logs")),
                true,
                Environment.of(environment),
                Settings.Needs.NOTHING);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path records() {
        return folder.resolve("data/agent_data/deepseek-flash");
    }

    String output(String name) throws IOException {
        Path log = log(name);
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private Path log(String name) {
        return folder.resolve(name + ".out");
    }

    /// Waits until `name` has printed `text`.
    void await(String name, String text, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!output(name).contains(text)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no \"" + text + "\" from " + name + " within " + seconds + " s\n" + tails());
            }
            Thread.sleep(50);
        }
    }

    /// The last lines of every process.
    String tails() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : processes.keySet()) {
            String text = output(name);
            all.append("== ").append(name).append('\n');
            all.append(text.substring(Math.max(0, text.length() - 4000)));
        }
        return all.toString();
    }

    /// Files below the folder that contain `secret`.
    List<Path> filesWith(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    private String exported(String name) throws IOException, InterruptedException {
        await("simulator", "export " + name, 30);
        return output("simulator")
                .lines()
                .filter(line -> line.startsWith("export " + name))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("'", ""))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> java(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        return command;
    }

    private Process launch(String name, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()))
                .start();
        processes.put(name, process);
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        List<Process> last = new ArrayList<>(processes.values());
        for (Process process : last.reversed()) {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
