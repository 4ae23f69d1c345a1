package activetrader;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Recorded data that lies beside a checkout and is not part of the project; tests that need it skip without it.
public final class SharedFolder {
    private SharedFolder() {}

    /// The file or folder `relative` of the shared folder; skips the test when it is not there.
    public static Path require(String relative) {
        Path path = Path.of("..", "shared").resolve(relative);
        assumeTrue(Files.exists(path), "needs " + path + ", which is not beside this checkout");
        return path;
    }
}
