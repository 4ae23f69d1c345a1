package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/internals/reliability.md` keeps its word: every test that it names is there, and every row names one or says
/// why not.
class ReliabilityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(…|[A-Z]\\w*(?:Test|IT))(?:\\.(\\w+))?`");
    private static final int LONGEST_CELL = 200;
    private static final Pattern UNTESTED = Pattern.compile("not tested: |by construction|cannot happen");

    @Test
    void everyTestThatIsNamed_isThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (String row : rows()) {
            Matcher named = NAMED.matcher(row);
            String last = "";
            while (named.find()) {
                last = named.group(1).equals("…") ? last : named.group(1);
                String source = sources.getOrDefault(last, "");
                String method = named.group(2);
                if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
                    missing.add(last + "." + method);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyRow_namesATestOrSaysWhyNot() throws IOException {
        List<String> bare = rows().stream()
                .filter(row ->
                        !NAMED.matcher(row).find() && !UNTESTED.matcher(row).find())
                .toList();

        assertEquals(List.of(), bare);
        assertTrue(rows().size() > 60, "rows are missing");
    }

    @Test
    void cells_haveOneLineOrTwo() {
        List<String> tooLong = page().lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(row -> Stream.of(row.split("\\|", -1)))
                .filter(cell -> cell.length() > LONGEST_CELL)
                .toList();

        assertEquals(List.of(), tooLong);
    }

    /// The rows of the tables whose last column is the test.
    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        boolean tests = false;
        for (String line : page().split("\n", -1)) {
            tests = line.startsWith("| fault |") || (tests && line.startsWith("|"));
            if (tests && !line.startsWith("| fault |") && !line.startsWith("|---")) {
                rows.add(line);
            }
        }
        return rows;
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/internals/reliability.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }
}
