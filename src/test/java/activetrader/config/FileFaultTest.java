package activetrader.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {
    private static final Path FILE = Path.of("/a/b");

    @TempDir
    private Path folder;

    @Test
    void of_saysTheReason_whichTheMessageDoesNotHave() {
        assertEquals("permission denied", FileFault.of(FILE, new AccessDeniedException("/a/b")));
        assertEquals("there is no such file or folder (/a/c)", FileFault.of(FILE, new NoSuchFileException("/a/c")));
        assertEquals("the system gave no reason", FileFault.of(FILE, new IOException()));
    }

    @Test
    void of_keepsTheReasonOfTheSystem() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        IOException fault = assertThrows(IOException.class, () -> Files.createDirectories(file.resolve("below")));

        assertEquals("Not a directory", FileFault.of(file.resolve("below"), fault));
    }

    @Test
    void unreadable_namesTheWayOut_whenARightIsMissing() {
        assertEquals(
                "cannot read /a/b: permission denied, use sudo",
                FileFault.unreadable(FILE, new AccessDeniedException("/a/b")));
        assertEquals("cannot read /a/b: disk failed", FileFault.unreadable(FILE, new IOException("disk failed")));
    }

    @Test
    void denied_isEmpty_forWhatIsThereOrIsNot() throws IOException {
        assertEquals(Optional.empty(), FileFault.denied(folder));
        assertEquals(Optional.empty(), FileFault.denied(Files.createFile(folder.resolve("file"))));
        assertEquals(Optional.empty(), FileFault.denied(folder.resolve("none/below")));
    }

    @Test
    void denied_saysWhy_whenALinkLeadsNowhereOrInACircle() throws IOException {
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("none"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

        assertEquals(Optional.of("cannot read " + nowhere + ": it is a link to nothing"), FileFault.denied(nowhere));
        assertEquals(
                Optional.of("cannot read " + circle
                        + ": Too many levels of symbolic links or unable to access attributes of symbolic link"),
                FileFault.denied(circle));
    }
}
