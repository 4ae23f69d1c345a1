package activetrader.session;

import activetrader.config.FileFault;
import activetrader.json.Json;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The small state file `runtime_env.json` for other tools. It is replaced as a whole, so that no reader sees half
/// of it.
public final class RuntimeEnv {
    private static final Logger log = LoggerFactory.getLogger(RuntimeEnv.class);

    private final Path file;
    private final String signature;

    public RuntimeEnv(Path file, String signature) {
        this.file = file;
        this.signature = signature;
    }

    /// Writes the present state.
    ///
    /// A failed write is only logged: trading does not need this file.
    ///
    /// @param date the New York trading day
    /// @param trading whether cycles run
    /// @param marketSession `regular` while the market is open, else `closed`
    public void write(LocalDate date, boolean trading, String marketSession) {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path draft = target.resolveSibling(target.getFileName() + ".new");
            String content = Json.writePretty(new Content(signature, date.toString(), trading, marketSession, "true"));
            Files.writeString(draft, content + "\n", StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("runtime environment not written file={} reason=\"{}\"", target, FileFault.of(target, e));
        }
    }

    private record Content(
            @JsonProperty("SIGNATURE") String signature,
            @JsonProperty("TODAY_DATE") String todayDate,
            @JsonProperty("IF_TRADE") boolean ifTrade,
            @JsonProperty("MARKET_SESSION") String marketSession,
            @JsonProperty("TA_ENABLED") String taEnabled) {}
}
