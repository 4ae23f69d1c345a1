package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.statistics.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockLengthTest {
    /// Expected values by `optimal_block_length` of Python's arch 8.0, column `stationary`, on the same series.
    @ParameterizedTest
    @CsvSource({
        "60, 12345, 0.5, 2.9917473465143303",
        "250, 7, 0.8, 18.27686015225428",
        "250, 7, -0.4, 4.216706350584798",
    })
    void length_isThatOfArch(int days, long seed, double dependence, double expected) {
        assertEquals(expected, BlockLength.of(Samples.dependent(days, seed, dependence)), 1e-9);
    }

    /// arch gives 0.826 here; a block has at least one day.
    @Test
    void length_isOne_forIndependentDays() {
        assertEquals(1, BlockLength.of(Samples.uniform(60, 12_345)));
    }

    /// The bound of arch: a third of the days, rounded up.
    @Test
    void length_isBounded_forFewDays() {
        assertEquals(7, BlockLength.of(Samples.twenty()));
    }

    @Test
    void length_isOne_withoutVariation() {
        assertEquals(1, BlockLength.of(3, 3, 3, 3));
        assertEquals(1, BlockLength.of(3));
    }
}
