package activetrader.execution.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.risk.TradingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The mode outlives every process, with who set it, why and until when.
class ModeFileTest {
    private static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-03-02T21:00:00Z");

    @TempDir
    private Path folder;

    private ModeFile file;

    @BeforeEach
    void open() {
        file = new ModeFile(folder);
    }

    @Test
    void mode_isActive_withoutARestraint() {
        assertEquals(ModeState.INITIAL, file.read(NOON));
    }

    @Test
    void mode_survivesARestart_withWhoAndWhy() throws IOException {
        ModeState halted = new ModeState(TradingMode.HALTED, "panic", "a test", NOON, null);

        file.write(halted);

        assertEquals(halted, new ModeFile(folder).read(CLOSE.plusSeconds(86_400)));
    }

    @Test
    void mode_endsAtItsTime() throws IOException {
        file.write(new ModeState(TradingMode.REDUCE_ONLY, "alpaca-trade", "a loss", NOON, CLOSE));

        assertEquals(TradingMode.REDUCE_ONLY, file.read(CLOSE.minusNanos(1)).mode());
        assertEquals(TradingMode.ACTIVE, file.read(CLOSE).mode());
        assertEquals("ended: a loss", file.read(CLOSE).reason());
    }

    @Test
    void mode_isHalted_whenTheFileIsDamaged() throws IOException {
        Files.writeString(file.path(), "{\"mode\": \"ACT");

        ModeState state = file.read(NOON);

        assertEquals(TradingMode.HALTED, state.mode());
        assertTrue(state.reason().contains("trading_mode.json"), state.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "0",
                "[]",
                "{}",
                "\u0000\u0000",
                "{\"mode\":0,\"set_by\":\"panic\",\"reason\":\"a test\",\"set_at\":\"2026-03-02T17:00:00Z\"}",
                "{\"mode\":\"\",\"set_by\":\"panic\",\"reason\":\"a test\",\"set_at\":\"2026-03-02T17:00:00Z\"}",
                "{\"mode\":null,\"set_by\":\"panic\",\"reason\":\"a test\",\"set_at\":\"2026-03-02T17:00:00Z\"}",
                "{\"mode\":\"ACTIVE\"}",
                "{\"mode\":\"HALTED\",\"mode\":\"ACTIVE\",\"set_by\":\"panic\",\"reason\":\"a test\","
                        + "\"set_at\":\"2026-03-02T17:00:00Z\"}",
                "{\"mode\":\"HALTED\",\"set_by\":\"panic\",\"reason\":\"a test\",\"set_at\":\"2026-03-02T17:00:00Z\","
                        + "\"until\":0}"
            })
    void mode_isHalted_whateverElseStandsInTheFile(String content) throws IOException {
        Files.writeString(file.path(), content);

        assertHalted();
    }

    @Test
    void mode_isHalted_whenTheFileIsEndless() throws IOException {
        Files.writeString(file.path(), " ".repeat(100_001));

        assertHalted();
    }

    @Test
    void mode_isHalted_whenTheFileIsALinkInACircle() throws IOException {
        Path other = folder.resolve("other");
        Files.createSymbolicLink(file.path(), other);
        Files.createSymbolicLink(other, file.path());

        assertHalted();
    }

    @Test
    void mode_isHalted_whenTheFileIsALinkToNothing() throws IOException {
        Files.createSymbolicLink(file.path(), folder.resolve("gone"));

        assertHalted();
    }

    @Test
    void mode_isHalted_whenTheFileIsAFolder() throws IOException {
        Files.createDirectories(file.path());

        assertHalted();
    }

    @Test
    void mode_isHalted_whenTheFolderIsAFile() throws IOException {
        file = new ModeFile(Files.writeString(folder.resolve("data"), "not a folder"));

        assertHalted();
    }

    private void assertHalted() {
        ModeState state = file.read(NOON);

        assertEquals(TradingMode.HALTED, state.mode());
        assertTrue(state.reason().startsWith("cannot read " + file.path() + ": "), state.reason());
    }

    @Test
    void write_leavesTheOldMode_whenItFails() throws IOException {
        file.write(new ModeState(TradingMode.HALTED, "panic", "a test", NOON, null));
        Files.createDirectories(folder.resolve("trading_mode.json.new"));

        assertThrows(
                IOException.class,
                () -> file.write(new ModeState(TradingMode.ACTIVE, "operator", "resumed", NOON, null)));
        assertEquals(TradingMode.HALTED, file.read(NOON).mode());
    }
}
