package activetrader.session.trader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenOutcomeTest {
    @ParameterizedTest
    @CsvSource({"'', 5, 5", "AAPL MSFT TSLA, 5, 2", "AAPL AAPL, 5, 4", "AAPL MSFT, 1, 0", "'', 0, 0"})
    void closedOf_countsWhatIsGone(String left, int held, int closed) {
        List<FlattenOutcome.Remaining> remaining = Arrays.stream(left.split(" "))
                .filter(symbol -> !symbol.isEmpty())
                .map(symbol -> new FlattenOutcome.Remaining(symbol, BigDecimal.ONE, "not closed yet"))
                .toList();

        assertEquals(closed, new FlattenOutcome(false, true, List.of(), remaining).closedOf(held));
    }
}
