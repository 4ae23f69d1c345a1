package activetrader.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a file from the last to the first, so that the end of a file of any size is read at once.
final class TailReader {
    private static final int BLOCK = 64 * 1024;

    private final FileChannel file;
    /// Where the line that was read last begins; everything from here on is done.
    private long end;

    private TailReader(FileChannel file, long end) {
        this.file = file;
        this.end = end;
    }

    /// Reads from the last whole line on.
    static TailReader of(FileChannel file) throws IOException {
        return new TailReader(file, endOfLines(file));
    }

    /// Where the last whole line ends; 0 when there is none.
    static long endOfLines(FileChannel file) throws IOException {
        return lastNewline(file, file.size()) + 1;
    }

    /// The line before those that were read; empty at the beginning of the file.
    ///
    /// @throws IOException when it cannot be read, or is longer than a line may be
    Optional<String> previous() throws IOException {
        if (end == 0) {
            return Optional.empty();
        }
        long start = lastNewline(file, end - 1) + 1;
        long length = end - 1 - start;
        if (length > LineReader.LONGEST_LINE) {
            throw new IOException("a line of " + length + " bytes");
        }
        ByteBuffer line = read(file, start, (int) length);
        end = start;
        return Optional.of(StandardCharsets.UTF_8.decode(line).toString());
    }

    /// The position of the last newline before `end`; -1 when there is none.
    private static long lastNewline(FileChannel file, long end) throws IOException {
        for (long blockEnd = end; blockEnd > 0; blockEnd -= BLOCK) {
            long blockStart = Math.max(0, blockEnd - BLOCK);
            ByteBuffer block = read(file, blockStart, (int) (blockEnd - blockStart));
            for (int i = block.limit() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return blockStart + i;
                }
            }
        }
        return -1;
    }

    private static ByteBuffer read(FileChannel file, long start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, start + buffer.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }
}
