package activetrader.execution.mode;

import activetrader.config.FileFault;
import activetrader.json.Json;
import activetrader.risk.TradingMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trading mode on disk, `<data folder>/trading_mode.json`, shared by the trade service and the operator's
/// commands. It is read anew at every question, so that a `panic` in another process holds from the next order on.
///
/// Only a file that does not exist means that nobody restrained trading. One that cannot be read, for whatever reason,
/// means HALTED: entries fail closed.
public final class ModeFile {
    private static final Logger log = LoggerFactory.getLogger(ModeFile.class);

    private static final int LARGEST_BYTES = 100_000;

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
            return Json.read(readBounded(), ModeState.class).at(now);
        } catch (NoSuchFileException e) {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    ? unreadable("it is a link to nothing", now)
                    : ModeState.INITIAL;
        } catch (IOException e) {
            return unreadable(FileFault.of(path, e), now);
        } catch (RuntimeException e) {
            return unreadable(String.valueOf(e.getMessage()), now);
        }
    }

    private String readBounded() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST_BYTES + 1);
            if (content.length > LARGEST_BYTES) {
                throw new IOException("it has more than " + LARGEST_BYTES + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    private ModeState unreadable(String reason, Instant now) {
        return new ModeState(
                TradingMode.HALTED, ModeState.TRADE_SERVICE, "cannot read " + path + ": " + reason, now, null);
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
