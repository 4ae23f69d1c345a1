package activetrader.app.sweep.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFolderTest {
    @Test
    void folder_goesWithTheTask() throws IOException {
        Path path;
        try (TaskFolder folder = TaskFolder.open()) {
            path = folder.path();
            Files.writeString(Files.createDirectory(path.resolve("day")).resolve("record"), "line");
        }

        assertFalse(Files.exists(path));
    }

    @Test
    void delete_endsWithoutAFolder(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("gone"));
        TaskFolder.delete(folder);
        TaskFolder.delete(folder);

        assertFalse(Files.exists(folder));
        assertTrue(Files.exists(parent));
    }
}
