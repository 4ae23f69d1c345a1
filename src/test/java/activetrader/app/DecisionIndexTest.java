package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Decisions are numbered 1 to n, their index has the title and a status of each, and who names one names one that is
/// there.
class DecisionIndexTest {
    private static final Path FOLDER = Path.of("docs/decisions");
    private static final Pattern ROW = Pattern.compile(
            "\\| \\[(\\d+)]\\((\\d{4}-[a-z0-9-]+\\.md)\\) \\| (.+) \\| (?:accepted|(?:accepted, in part )?replaced by \\[(\\d+)]\\(\\d{4}-[a-z0-9-]+\\.md\\)) \\|");
    private static final Pattern NAMED =
            Pattern.compile("\\b[Dd]ecisions?\\s+(?:///\\s+)?(\\d+)(?:(?:, | and )(\\d+))?\\b");

    @Test
    void index_hasEachDecision_withItsTitleAndStatus() throws IOException {
        List<Path> files = decisions();
        List<String> rows = Files.readAllLines(FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| ["))
                .toList();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int index = 0; index < Math.min(files.size(), rows.size()); index++) {
            Matcher row = ROW.matcher(rows.get(index));
            assertTrue(row.matches(), rows.get(index));
            found.add(row.group(2) + ": # " + row.group(1) + ". " + row.group(3));
            Path file = files.get(index);
            expected.add(file.getFileName() + ": " + Files.readAllLines(file).getFirst());
        }
        assertEquals(expected, found);
        assertEquals(files.size(), rows.size());
    }

    @Test
    void numbers_haveNoGap() throws IOException {
        List<Path> files = decisions();
        assertEquals(
                IntStream.rangeClosed(1, files.size()).boxed().toList(),
                files.stream()
                        .map(file ->
                                Integer.valueOf(file.getFileName().toString().substring(0, 4)))
                        .toList());
    }

    @Test
    void everyNamedDecision_isThere() throws IOException {
        int last = decisions().size();
        List<String> wrong = new ArrayList<>();
        int named = 0;
        for (String folder : List.of("docs", "src", "scripts", "deploy", "benchmarks")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher matcher = NAMED.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    for (; matcher.find(); named++) {
                        if (!isThere(matcher.group(1), last) || !isThere(matcher.group(2), last)) {
                            wrong.add(file + ": " + matcher.group());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(named > 50, named + " found; has the form changed?");
    }

    private static boolean isThere(@Nullable String number, int last) {
        return number == null || (Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= last);
    }

    private static List<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                    .sorted()
                    .toList();
        }
    }
}
