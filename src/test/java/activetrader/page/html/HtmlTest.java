package activetrader.page.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void text_cannotBecomeAnElement() {
        assertEquals(
                "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;x&#39;</p>",
                new Html().leaf("p", "<script>alert(1)</script> & 'x'").toString());
    }

    @Test
    void attribute_cannotEndItsQuotes() {
        assertEquals(
                "<a title=\"&quot; onclick=&quot;alert(1)\"></a>",
                new Html().leaf("a", "", "title", "\" onclick=\"alert(1)").toString());
    }

    @Test
    void hiddenCharacters_areShown_andLinesStayLines() {
        assertEquals("a\\u202eb\\nc", new Html().text("a\u202Eb\nc").toString());
        assertEquals("a\\u202eb\nc", new Html().lines("a\u202Eb\nc").toString());
    }

    @Test
    void toString_isRefused_whileAnElementIsOpen() {
        Html html = new Html().open("div").open("p").close();

        assertEquals(
                "the element div has no end",
                assertThrows(IllegalStateException.class, html::toString).getMessage());
    }
}
