package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/glossary.md` and the code to each other: what the page names is there, its groups are sorted, and the
/// last word of a class name in the packages that move money is a term of the page.
class GlossaryTest {
    private static final Path PAGE = Path.of("docs/glossary.md");
    private static final Path MAIN = Path.of("src/main/java/activetrader");
    private static final List<Path> ROOTS = Stream.of(MAIN, Path.of("src/storm/java/activetrader"))
            .filter(Files::isDirectory)
            .toList();
    private static final List<Path> HELD = Stream.of("execution", "risk", "session", "simulator/exchange")
            .map(MAIN::resolve)
            .toList();
    private static final Pattern NAME = Pattern.compile("`([A-Za-z.]+)` \\|$", Pattern.MULTILINE);

    @Test
    void names_areClassesOrPackages() throws IOException {
        Set<String> unknown = new TreeSet<>(NAME.matcher(Files.readString(PAGE))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet()));
        unknown.removeAll(classes(ROOTS));
        unknown.removeAll(packages());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void terms_areSorted() throws IOException {
        for (String group : Files.readString(PAGE).split("\n## ", -1)) {
            List<String> terms = terms(group);
            assertEquals(terms.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), terms);
        }
    }

    @Test
    void lastWordOfAClassName_isATerm() throws IOException {
        Set<String> words = Stream.of(Files.readString(PAGE).split("\n## ", -1))
                .flatMap(group -> terms(group).stream())
                .flatMap(term -> Stream.of(term.split("[^A-Za-z]+", -1)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> held = classes(HELD);

        assertTrue(held.size() > 100, held.size() + " classes");
        assertEquals(
                List.of(),
                held.stream().filter(name -> !isTerm(lastWord(name), words)).toList());
    }

    private static String lastWord(String name) {
        return name.replaceFirst(".*(?=[A-Z])", "").toLowerCase(Locale.ROOT);
    }

    /// Whether `word` is a term, or the plural of one.
    private static boolean isTerm(String word, Set<String> terms) {
        return Stream.of(word, word.replaceFirst("s$", ""), word.replaceFirst("ies$", "y"))
                .anyMatch(terms::contains);
    }

    private static List<String> terms(String group) {
        return group.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .toList();
    }

    private static Set<String> classes(List<Path> roots) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path root : roots) {
            try (Stream<Path> paths = Files.walk(root)) {
                paths.map(path -> path.getFileName().toString())
                        .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
                        .map(file -> file.replace(".java", ""))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /// Without `activetrader.`.
    private static Set<String> packages() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path root : ROOTS) {
            try (Stream<Path> paths = Files.walk(root)) {
                paths.filter(Files::isDirectory)
                        .map(path -> root.relativize(path).toString().replace('/', '.'))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
