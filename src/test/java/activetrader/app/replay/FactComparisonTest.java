package activetrader.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactComparisonTest {
    private static final String FACTS = """
            # LIMITS
            max_positions=3; min_price=5
            # TIME
            utc=2026-03-02T14:35:00Z; new_york_time=Monday 09:35:00; minutes_to_close=385
            # POSITIONS
            none
            # OPEN ORDERS
            order_id|symbol|side|qty|type
            bfc8|F|sell|5|limit
            # SIGNALS
            rank|symbol|price|score
            1|AMD|168.13|62.5
            2|F|12.01|50.1
            """;

    private static List<String> lines(String now) {
        return FactComparison.of(FACTS, now).stream().map(Difference::line).toList();
    }

    @Test
    void sameFacts_haveNoDifference() {
        assertEquals(List.of(), lines(FACTS));
    }

    @Test
    void idsOfTheBroker_andSecondsOfTheClock_areNoDifference() {
        assertEquals(
                List.of(),
                lines(FACTS.replace("bfc8", "1234")
                        .replace("14:35:00Z", "14:35:02Z")
                        .replace("09:35:00", "09:35:02")));
    }

    @Test
    void otherTime_isADifference() {
        assertEquals(
                List.of("facts, TIME utc: recorded 2026-03-02T14:35:00Z, replayed 2026-03-02T14:37:00Z"),
                lines(FACTS.replace("14:35:00Z", "14:37:00Z")));
    }

    @Test
    void values_areComparedByTheirRowAndColumn() {
        assertEquals(
                List.of(
                        "facts, LIMITS max_positions: recorded 3, replayed 4",
                        "facts, SIGNALS F price: recorded 12.01, replayed 12.02"),
                lines(FACTS.replace("max_positions=3", "max_positions=4").replace("12.01", "12.02")));
    }

    @Test
    void rowsThatAreMissing_orNew_areNamed() {
        assertEquals(
                List.of(
                        "facts, SIGNALS F: recorded a row, replayed nothing",
                        "facts, SIGNALS T: recorded nothing, replayed a row"),
                lines(FACTS.replace("2|F|", "2|T|")));
    }

    @Test
    void cause_isThatOfTheSection() {
        assertEquals(
                "the configuration has other limits than on that day",
                FactComparison.of(FACTS, FACTS.replace("min_price=5", "min_price=6"))
                        .getFirst()
                        .why());
    }
}
