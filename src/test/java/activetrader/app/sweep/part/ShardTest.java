package activetrader.app.sweep.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.app.sweep.plan.Trial;
import activetrader.config.ConfigException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final List<LocalDate> DATES =
            LocalDate.of(2026, 1, 28).datesUntil(LocalDate.of(2026, 4, 3)).toList();
    private static final List<Trial> TRIALS =
            List.of(new Trial(1, Map.of("a", 1)), new Trial(2, Map.of("a", 2)), new Trial(3, Map.of("a", 3)));

    @Test
    void asManyShardsAsMonths_haveAMonthEach() {
        List<Piece> pieces = Piece.of(TRIALS, DATES);

        for (int month = 1; month <= 4; month++) {
            List<Piece> mine = new Shard(month, 4).of(pieces);
            YearMonth expected = YearMonth.of(2026, month);
            assertEquals(3, mine.size());
            mine.forEach(piece -> piece.dates().forEach(date -> assertEquals(expected, YearMonth.from(date))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 12, 40})
    void shards_haveEveryPieceOnce(int count) {
        List<Piece> pieces = Piece.of(TRIALS, DATES);

        List<Piece> all = new ArrayList<>();
        IntStream.rangeClosed(1, count).forEach(index -> all.addAll(new Shard(index, count).of(pieces)));

        assertEquals(pieces, all);
    }

    @Test
    void fileNames_sortByTheirNumber() {
        assertEquals("part-03-of-12.jsonl", Shard.of("3/12").fileName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "1/0", "a/b", "-1/3"})
    void partsOfNoWhole_areRefused(String text) {
        assertThrows(ConfigException.class, () -> Shard.of(text));
    }
}
