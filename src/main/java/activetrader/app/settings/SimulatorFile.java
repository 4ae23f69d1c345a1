package activetrader.app.settings;

import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.config.ConfigException;
import activetrader.config.EnvFile;
import activetrader.config.FileFault;
import activetrader.config.Secret;
import activetrader.simulator.access.ApiKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings of the simulator to which a data folder belongs, `<data folder>/simulator.env`.
///
/// alpaca-trade writes the file when its broker is on this machine, and otherwise removes it. The operator's
/// commands read it: in a rehearsal they use the simulator that the services use, whatever `.env` says. An address
/// in the environment of the process takes precedence over the file.
/// See decision 85.
public final class SimulatorFile {
    private static final String URL = "ALPACA_BASE_URL";
    private static final String DATA_URL = "ALPACA_DATA_URL";
    private static final String KEY = "ALPACA_API_KEY";
    private static final String SECRET = "ALPACA_SECRET_KEY";

    private final Path file;

    private SimulatorFile(Path file) {
        this.file = file;
    }

    public static SimulatorFile in(Path dataFolder) {
        return new SimulatorFile(dataFolder.resolve("simulator.env"));
    }

    public Path path() {
        return file;
    }

    /// The environment `process` as the operator's commands see it.
    ///
    /// @throws ConfigException when the file is there and cannot be read, or names no simulator on this machine
    public Map<String, String> over(Map<String, String> process) {
        Map<String, String> kept = read();
        String address = process.getOrDefault(URL, "").strip();
        if (kept.isEmpty() || !(address.isEmpty() || address.equals(kept.get(URL)))) {
            return process;
        }
        Map<String, String> merged = new HashMap<>(process);
        merged.remove(DATA_URL);
        String key = merged.getOrDefault(KEY, "").strip();
        if (!key.isEmpty() && KeyKind.of(new Secret(key)).isAlpacas()) {
            merged.keySet().removeAll(Set.of(KEY, SECRET)); // a real account's are not shown to a simulator
        }
        merged.putAll(kept);
        return merged;
    }

    private Map<String, String> read() {
        try {
            Map<String, String> kept = EnvFile.parse(Files.readAllBytes(file)).values();
            String address = kept.getOrDefault(URL, "");
            if (!isHere(address)) {
                throw new ConfigException(
                        file + " must name a simulator on this machine, was \"" + address + "\"; remove the file");
            }
            return kept;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new ConfigException(FileFault.unreadable(file, e) + "; it says which broker is spoken to");
        }
    }

    private static boolean isHere(String address) {
        try {
            return AlpacaHosts.of(URI.create(address)) == AlpacaHosts.LOOPBACK;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Writes what `settings` say of a simulator; removes the file when their broker is not on this machine. Only
    /// the simulator's own pair of keys is written, which is no secret.
    ///
    /// @throws ConfigException when the file cannot be written or removed
    public void keep(Settings settings) {
        Endpoints endpoints = settings.endpoints();
        try {
            if (AlpacaHosts.of(endpoints.tradingUrl()) == AlpacaHosts.LOOPBACK) {
                write(lines(endpoints, settings.environment().get(ClockChoice.VARIABLE)));
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ConfigException("cannot write or remove " + file + ": " + FileFault.of(file, e));
        }
    }

    private static List<String> lines(Endpoints endpoints, Optional<String> clock) {
        Map<String, String> kept = new java.util.LinkedHashMap<>();
        kept.put(URL, endpoints.tradingUrl().toString());
        kept.put(DATA_URL, endpoints.dataUrl().toString());
        clock.ifPresent(text -> kept.put(ClockChoice.VARIABLE, text));
        endpoints
                .key()
                .flatMap(key -> endpoints.secret().map(secret -> Map.of(KEY, key.reveal(), SECRET, secret.reveal())))
                .filter(pair -> ApiKeys.defaults().are(pair.get(KEY), pair.get(SECRET)))
                .ifPresent(kept::putAll);
        return kept.entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue() + "'")
                .toList();
    }

    private void write(List<String> lines) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
