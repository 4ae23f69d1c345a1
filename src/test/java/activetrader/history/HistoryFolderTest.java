package activetrader.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFolderTest {
    private static final SeriesKey BRK = new SeriesKey(Resolution.MINUTES, "sip", Symbol.of("BRK.B"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 12);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 13);

    @TempDir
    private Path root;

    @Test
    void bars_comeBackAsTheyWere() {
        List<Bar> bars =
                List.of(bar("2026-01-12T14:30:00Z", "171.1", null), bar("2026-01-12T14:31:00Z", "171.675512", "171.6"));
        folder().add(BRK, StoredBars.of(Adjustment.RAW, List.of(MONDAY), bars));

        StoredBars read = folder().read(BRK, MONDAY).orElseThrow();
        assertEquals(bars, read.bars().bars());
        assertEquals(Set.of(MONDAY), read.sessions());
        assertEquals(Adjustment.RAW, read.adjustment());
        assertTrue(Files.exists(root.resolve("minutes/feed=sip/symbol=BRK.B/2026-01.parquet")));
        assertEquals(Set.of(BRK), folder().series());
        assertTrue(HistoryFolder.isHistory(root));
    }

    @Test
    void laterDays_joinTheMonth_andReplaceThemselves() {
        folder().add(BRK, day(TUESDAY, "20"));
        folder().add(BRK, day(MONDAY, "10"));
        folder().add(BRK, day(TUESDAY, "30"));

        StoredBars read = folder().read(BRK, MONDAY).orElseThrow();
        assertEquals(
                List.of(Price.of("10"), Price.of("30")),
                read.bars().bars().stream().map(Bar::close).toList());
        assertEquals(Set.of(MONDAY, TUESDAY), folder().covered(BRK, MONDAY));
    }

    @Test
    void dayWithoutTrades_isCovered() {
        folder().add(BRK, StoredBars.of(Adjustment.RAW, List.of(MONDAY), List.of()));

        assertEquals(Set.of(MONDAY), folder().covered(BRK, TUESDAY));
        assertEquals(0, folder().read(BRK, MONDAY).orElseThrow().bars().size());
    }

    @Test
    void sameContent_givesTheSameFile_inWhateverOrderItCame() throws IOException {
        folder().add(BRK, day(MONDAY, "10"));
        folder().add(BRK, day(TUESDAY, "20"));
        byte[] first = Files.readAllBytes(file());
        Files.delete(file());
        folder().add(BRK, day(TUESDAY, "20"));
        folder().add(BRK, day(MONDAY, "10"));

        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void rawAndAdjustedPrices_doNotMix() {
        folder().add(BRK, day(MONDAY, "10"));
        StoredBars exported = StoredBars.of(Adjustment.AS_EXPORTED, List.of(TUESDAY), List.of());

        HistoryException refused = assertThrows(HistoryException.class, () -> folder().add(BRK, exported));
        assertEquals(file() + ": it holds raw prices, and as_exported ones do not go with them", refused.getMessage());
    }

    @Test
    void draftOfAKilledWrite_isNoFile_andIsWrittenOver() throws IOException {
        Path draft = file().resolveSibling("2026-01.parquet.draft");
        Files.createDirectories(draft.getParent());
        Files.writeString(draft, "half");

        assertEquals(Set.of(), folder().series());
        assertEquals(Optional.empty(), folder().read(BRK, MONDAY));
        folder().add(BRK, day(MONDAY, "10"));
        assertFalse(Files.exists(draft));
        assertEquals(Set.of(BRK), folder().series());
    }

    @Test
    void fileInAnotherPlace_isRefused() throws IOException {
        folder().add(BRK, day(MONDAY, "10"));
        Path moved = root.resolve("minutes/feed=iex/symbol=BRK.B/2026-01.parquet");
        Files.createDirectories(moved.getParent());
        Files.move(file(), moved);

        SeriesKey iex = new SeriesKey(Resolution.MINUTES, "iex", Symbol.of("BRK.B"));
        HistoryException refused = assertThrows(HistoryException.class, () -> folder().read(iex, MONDAY));
        assertEquals(moved + ": it lies where feed is iex, and holds feed \"sip\"", refused.getMessage());
    }

    @Test
    void tornFile_isOneLine() throws IOException {
        folder().add(BRK, day(MONDAY, "10"));
        Files.write(file(), Stream.of("PAR1").toList());

        HistoryException refused = assertThrows(HistoryException.class, () -> folder().read(BRK, MONDAY));
        assertEquals(file() + ": it is no whole Parquet file", refused.getMessage());
    }

    @Test
    void everySymbol_hasAFolderOfItsOwn() {
        Symbol odd = new Symbol("A/B=C%1");
        SeriesKey key = new SeriesKey(Resolution.DAYS, "yfinance", odd);
        folder().add(key, day(MONDAY, "10"));

        assertEquals(Set.of(key), folder().series());
        assertTrue(HistoryFolder.isHistory(root));
    }

    private HistoryFolder folder() {
        return new HistoryFolder(root);
    }

    private Path file() {
        return root.resolve("minutes/feed=sip/symbol=BRK.B/2026-01.parquet");
    }

    private static StoredBars day(LocalDate date, String price) {
        return StoredBars.of(Adjustment.RAW, List.of(date), List.of(bar(date + "T14:30:00Z", price, null)));
    }

    private static Bar bar(String start, String price, @Nullable String vwap) {
        Price one = Price.of(price);
        return new Bar(Instant.parse(start), one, one, one, one, 100, vwap == null ? null : Price.of(vwap), 7);
    }
}
