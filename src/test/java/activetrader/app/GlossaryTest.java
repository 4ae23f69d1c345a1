package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/glossary.md` to the code: what it names is there, and each of its groups is sorted.
class GlossaryTest {
    private static final Path PAGE = Path.of("docs/glossary.md");
    private static final List<Path> ROOTS = Stream.of("src/main/java/activetrader", "src/storm/java/activetrader")
            .map(Path::of)
            .filter(Files::isDirectory)
            .toList();
    private static final Pattern NAME = Pattern.compile("`([A-Za-z.]+)` \\|$", Pattern.MULTILINE);

    @Test
    void names_areClassesOrPackages() throws IOException {
        Set<String> unknown = new TreeSet<>(NAME.matcher(Files.readString(PAGE))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet()));
        unknown.removeAll(namesOfSources());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void terms_areSorted() throws IOException {
        for (String group : Files.readString(PAGE).split("\n## ", -1)) {
            List<String> terms = terms(group);
            assertEquals(terms.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), terms);
        }
    }

    private static List<String> terms(String group) {
        return group.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.substring(2, line.indexOf(" |", 2)))
                .toList();
    }

    /// Simple names of classes, and packages without `activetrader.`.
    private static Set<String> namesOfSources() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path root : ROOTS) {
            try (Stream<Path> paths = Files.walk(root)) {
                paths.map(path -> nameOf(root, path)).forEach(names::add);
            }
        }
        return names;
    }

    private static String nameOf(Path root, Path path) {
        return Files.isDirectory(path)
                ? root.relativize(path).toString().replace('/', '.')
                : path.getFileName().toString().replace(".java", "");
    }
}
