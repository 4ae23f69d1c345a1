package activetrader.app.sweep.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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
    void end_interruptsTheTask_whichDeletesTheFolder() throws Exception {
        CompletableFuture<TaskFolder> opened = new CompletableFuture<>();
        CountDownLatch never = new CountDownLatch(1);
        Thread task = Thread.ofPlatform().start(() -> {
            try (TaskFolder folder = TaskFolder.open()) {
                opened.complete(folder);
                never.await();
            } catch (InterruptedException | IOException _) {
                Thread.currentThread().interrupt();
            }
        });

        opened.get().end(task);

        assertFalse(Files.exists(opened.get().path()));
        task.join();
    }
}
