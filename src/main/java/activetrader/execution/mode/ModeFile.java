package activetrader.execution.mode;

import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trading mode on disk, `<data folder>/trading_mode.json`, shared by the trade service and the operator's
/// commands. It is read anew at every question, so that a `panic` in another process holds from the next order on.
///
/// A file that cannot be read means HALTED: entries fail closed.
public final class ModeFile {
    private static final Logger log = LoggerFactory.getLogger(ModeFile.class);

    private final Path path;

    public ModeFile(Path dataFolder) {
        this.path = dataFolder.resolve("trading_mode.json");
    }

    public Path path() {
        return path;
    }

    /// The mode that holds at `now`; never throws.
    public ModeState read(Instant now) {
        try {
            return Files.exists(path)
                    ? Json.read(Files.readString(path), ModeState.class).at(now)
                    : ModeState.INITIAL;
        } catch (IOException | JsonException e) {
            return new ModeState(
                    TradingMode.HALTED, "alpaca-trade", "cannot read " + path + ": " + e.getMessage(), now, null);
        }
    }

    /// Replaces the mode in one step; a crash leaves the old one or the new one.
    ///
    /// @throws IOException when it could not be written; the old mode then stands
    public void write(ModeState state) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.write(fresh, (Json.writePretty(state) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        log.info(
                "trading mode set mode={} by={} until={} reason=\"{}\"",
                state.mode(),
                state.setBy(),
                state.until(),
                state.reason());
    }
}
