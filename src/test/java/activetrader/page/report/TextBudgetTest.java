package activetrader.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextBudgetTest {
    @Test
    void longTextsAreCut_untilAllFit_andShortOnesStayWhole() {
        TextBudget budget = TextBudget.of(1_200, List.of("a".repeat(5_000), "b".repeat(5_000), "short"));

        assertEquals(new TextBudget(500), budget);
        assertEquals("short", budget.of("short"));
        assertEquals("a".repeat(500) + "\n… the rest is in the records", budget.of("a".repeat(5_000)));
    }

    /// A character of markup takes up to six bytes.
    @Test
    void budget_countsWhatATextTakes_onceEscaped() {
        assertEquals(new TextBudget(2_000), TextBudget.of(12_000, List.of("<".repeat(4_000))));
    }

    @Test
    void aCharacterOfTwoParts_isNotCutApart() {
        assertEquals("a\n… the rest is in the records", new TextBudget(2).of("a😀"));
    }
}
