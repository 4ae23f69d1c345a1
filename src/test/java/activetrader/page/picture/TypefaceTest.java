package activetrader.page.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Shape;
import org.junit.jupiter.api.Test;

class TypefaceTest {
    private final Typeface regular = Typeface.regular();

    @Test
    void outline_hasTheFormOfTheLetters() {
        Shape letter = regular.outline("T", 0, 100, 100);

        assertTrue(letter.contains(30, 40), "the stem of the T");
        assertTrue(letter.contains(5, 30), "the bar of the T, on the left");
        assertFalse(letter.contains(5, 80), "nothing beside the stem");
    }

    @Test
    void letterWithAMark_isMadeOfBoth() {
        assertTrue(
                regular.outline("Ä", 0, 100, 100).getBounds2D().getMinY()
                        < regular.outline("A", 0, 100, 100).getBounds2D().getMinY() - 5,
                "the dots stand above the A");
    }

    @Test
    void signsOfThePicture_haveAGlyph() {
        Shape box = regular.outline("\uE000", 0, 0, 100);

        "0123456789+-−$%,.·–⚠✓▼…".codePoints().mapToObj(Character::toString).forEach(sign -> {
            Shape shape = regular.outline(sign, 0, 0, 100);
            assertFalse(shape.getBounds2D().isEmpty(), sign);
            assertFalse(shape.getBounds2D().equals(box.getBounds2D()), sign);
        });
    }

    @Test
    void width_growsWithTheText() {
        assertEquals(2 * regular.width("a", 30), regular.width("aa", 30), 1e-9);
        assertTrue(Typeface.bold().width("a", 30) > regular.width("a", 30));
    }

    @Test
    void textThatIsTooLong_isCut() {
        String fitting = regular.fitting("a line that is too long", 30, 120);

        assertTrue(fitting.endsWith("…"));
        assertTrue(regular.width(fitting, 30) <= 120);
        assertEquals("short", regular.fitting("short", 30, 120));
    }
}
