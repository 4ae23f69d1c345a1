package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages lead to each other: every link finds its file and its heading, every page is found from the index, every
/// path to a page in the code is right, and the guide stays short.
class DocumentLinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern PATH = Pattern.compile("(?<![\\w/])docs/[\\w/-]+\\.(?:md|svg)");
    private static final int MOST_WORDS_OF_THE_GUIDE = 5_000;

    @Test
    void everyLink_findsItsFileAndHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .filter(link -> !leads(page, link))
                    .forEach(link -> broken.add(page + ": " + link.group()));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everyPage_isLinked() throws IOException {
        Set<Path> linked = pages().stream()
                .flatMap(page -> LINK.matcher(text(page)).results().map(link -> target(page, link.group(1))))
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                pages().stream()
                        .filter(page -> page.startsWith("docs") && !linked.contains(page))
                        .toList());
    }

    @Test
    void everyPathToAPage_exists() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : Stream.concat(pages().stream(), sources()).toList()) {
            PATH.matcher(text(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(path -> !path.contains("NNNN") && !Files.exists(Path.of(path)))
                    .forEach(path -> wrong.add(file + ": " + path));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void guide_isShort() throws IOException {
        long words = pages().stream()
                .filter(page -> page.startsWith("docs/guide"))
                .mapToLong(page -> text(page).strip().split("\\s+", -1).length)
                .sum();
        assertTrue(words <= MOST_WORDS_OF_THE_GUIDE, words + " words");
    }

    private static boolean leads(Path page, MatchResult link) {
        String name = link.group(1);
        if (name.matches("[a-z]+:.*")) {
            return true;
        }
        Path target = name.isEmpty() ? page : target(page, name);
        return Files.exists(target)
                && (link.group(2) == null || headings(target).contains(link.group(2)));
    }

    private static Path target(Path page, String name) {
        return Objects.requireNonNullElse(page.getParent(), Path.of(""))
                .resolve(name)
                .normalize();
    }

    /// The names under which headings are linked.
    private static Set<String> headings(Path page) {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(Path::of),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src", "scripts", "deploy", "benchmarks")) {
            try (Stream<Path> found = Files.walk(Path.of(folder))) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith(".gz"))
                        .filter(file -> !file.endsWith("DocumentLinksTest.java"))
                        .forEach(files::add);
            }
        }
        return files.stream();
    }

    /// What is no text counts as empty.
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
