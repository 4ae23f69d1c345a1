package activetrader.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLinesTest {
    @TempDir
    private Path folder;

    @Test
    void of_leavesOutALineThatIsStillBeingWritten_andTheFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n{\"b\"");

        assertEquals(List.of("{\"a\":1}"), RecordLines.of(file).toList());
        assertEquals("{\"a\":1}\n{\"b\"", Files.readString(file));
    }

    @Test
    void of_readsTheCompressedFile_whenThatIsLeft() throws IOException {
        Path file = folder.resolve("a.jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.jsonl.gz")))) {
            out.write("{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(List.of("{\"a\":1}", "{\"b\":2}"), RecordLines.of(file).toList());
    }

    @Test
    void of_isEmpty_whenThereIsNoFile() {
        assertEquals(List.of(), RecordLines.of(folder.resolve("none.jsonl")).toList());
    }
}
