package activetrader.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/reference/risk.md` to the code: a row for each rule, with its reason code, why, default and a test that
/// exists.
class RiskDocumentTest {
    private static final Pattern TEST = Pattern.compile("`(?:([A-Z]\\w+)\\.)?(\\w+?)(?:_?…)?`");

    @Test
    void everyRule_hasItsRow_inTheGatesOrder() throws IOException {
        List<List<String>> rows = rows(5);

        assertEquals(
                Arrays.stream(RiskRule.values()).map(RiskRule::id).toList(),
                rows.stream().map(row -> unquoted(row.getFirst())).toList());
        for (List<String> row : rows) {
            RiskRule rule = RiskRule.valueOf(unquoted(row.getFirst()).toUpperCase(Locale.ROOT));
            assertEquals(rule.reasonCode(), unquoted(row.get(1)), row.getFirst());
            assertFalse(row.get(2).isBlank() || row.get(3).isBlank(), row.getFirst());
        }
    }

    @Test
    void everyRow_namesATestThatExists() throws IOException {
        Map<String, String> sources = sources();
        for (List<String> row :
                Stream.concat(rows(5).stream(), rows(3).stream()).toList()) {
            Matcher named = TEST.matcher(row.getLast());
            String source = "";
            int found = 0;
            while (named.find()) {
                if (named.group(1) != null) {
                    source = sources.getOrDefault(named.group(1), "");
                }
                assertTrue(source.contains("void " + named.group(2)), row.getFirst() + " names " + named.group());
                found++;
            }
            assertTrue(found > 0, row.getFirst() + " names no test");
        }
    }

    /// The rows of all tables with `columns` columns, without their heads.
    private static List<List<String>> rows(int columns) throws IOException {
        return Files.readAllLines(Path.of("docs/reference/risk.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() == columns)
                .toList();
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java")
                            || file.toString().endsWith("IT.java"))
                    .collect(Collectors.toMap(
                            RiskDocumentTest::className, RiskDocumentTest::read, (one, other) -> one + other));
        }
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
