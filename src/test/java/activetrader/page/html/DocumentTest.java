package activetrader.page.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><!--";

    private static String page() {
        Chart chart = new Chart.Timed(
                "$",
                0,
                1,
                0,
                1,
                0,
                List.of(),
                List.of(),
                List.of(new Chart.Mark(0, BigDecimal.ONE, Chart.Shape.BUY, "", HOSTILE)));
        return new Document(HOSTILE, Map.of("one", chart)).render(html -> html.leaf("main", HOSTILE, "id", "main"));
    }

    /// The policy holds exactly the hashes of the scripts and the style sheet in the file, as a browser computes them.
    @Test
    void policy_allowsWhatIsInTheFile_andNothingElse() throws Exception {
        String page = page();
        Set<String> inFile = new TreeSet<>();
        for (String content : contents(page, "<script>(.*?)</script>|<style>(.*?)</style>")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            inFile.add("sha256-" + Base64.getEncoder().encodeToString(digest));
        }
        String policy = contents(page, "Content-Security-Policy\" content=\"(.*?)\"")
                .getFirst()
                .replace("&#39;", "'");

        assertEquals(inFile, new TreeSet<>(contents(policy, "'(sha256-[^']+)'")));
        assertEquals(3, inFile.size());
        assertTrue(policy.startsWith("default-src 'none'; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void foreignText_endsNoScript() {
        String page = page();

        assertEquals(3, contents(page, "(<script)").size());
        assertEquals(3, contents(page, "(</script)").size());
        assertFalse(page.contains("<!--"));
    }

    @Test
    void page_loadsNothing() {
        assertEquals(
                List.of(),
                contents(page().replace(Asset.echarts().content(), ""), "<[a-z]+[^>]* ((?:src|href)=\"(?!#)[^\"]*)"));
        assertFalse(Asset.style().content().contains("url("));
    }

    private static List<String> contents(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(DocumentTest::found)
                .collect(Collectors.toList());
    }

    private static String found(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
