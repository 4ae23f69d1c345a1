package activetrader.app.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The copies of `configs/` and `prompts/` inside the JAR, for a JAR without these folders beside it.
final class BuiltIn {
    private BuiltIn() {}

    /// The folder `name` in `home` if it exists, otherwise the built-in copy.
    static Path folder(Path home, String name) {
        Path own = home.resolve(name);
        return Files.isDirectory(own) ? own : builtIn(name);
    }

    /// The file `relative` inside the JAR.
    static Path builtIn(String relative) {
        URL url = BuiltIn.class.getResource("/" + relative);
        if (url == null) {
            throw new IllegalStateException("this build has no " + relative);
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                openJar(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the JAR's own address " + url + " cannot be read", e);
        }
    }

    private static void openJar(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return; // open since an earlier call
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the JAR at " + uri + ": " + e.getMessage(), e);
        }
    }
}
