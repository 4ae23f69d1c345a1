package activetrader.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The commands that stand in running text, in README, CONTRIBUTING, docs and help: each is one of ours with options of
/// its own, or a file of the repository. Those in fences are run by `scripts/ci/docs-commands`.
class DocumentedCommandsTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+(?:\n[^`\n]+)?)`");
    private static final Pattern IN_HELP = Pattern.compile("'(active-trader [^']+)'");
    private static final Pattern FILE = Pattern.compile("(scripts|deploy|benchmarks)/[\\w./-]+");
    private static final CommandLine PROGRAM = new CommandLine(new ActiveTraderCommand());

    @Test
    void everyCommandInRunningText_isUnderstood() throws IOException {
        List<String> faults = new ArrayList<>();
        int commands = 0;
        for (Path page : pages()) {
            String text = FENCE.matcher(Files.readString(page)).replaceAll("");
            for (String span : spans(SPAN, text)) {
                fault(span).ifPresent(fault -> faults.add(page + ": `" + span + "`: " + fault));
                commands += isCommand(span) ? 1 : 0;
            }
        }

        assertEquals(List.of(), faults);
        assertTrue(commands >= 50, commands + " commands found; has the form of the pages changed?");
    }

    @Test
    void everyCommandInHelp_isUnderstood() {
        List<String> commands = Stream.concat(Stream.of(PROGRAM), PROGRAM.getSubcommands().values().stream())
                .map(command -> command.getUsageMessage().replaceAll("\\s+", " "))
                .flatMap(help -> spans(IN_HELP, help).stream())
                .toList();

        assertFalse(commands.isEmpty());
        assertEquals(
                List.of(),
                commands.stream().flatMap(command -> fault(command).stream()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "active-trader statsu, there is no command statsu",
        "scripts/active-trader run now, now is neither an option nor the value of one",
        "sudo active-trader @second dry-run --haste 3, dry-run has no option --haste",
        "flatten --everything, flatten has no option --everything",
        "active-trader dry-run --bars, --bars has no value",
        "history chek, chek is neither an option nor the value of one",
        "active-trader history check --speed 3, check has no option --speed",
        "--faults-file, no command has the option --faults-file",
        "sudo deploy/instal.sh, there is no file deploy/instal.sh",
    })
    void fault_isFound(String span, String fault) {
        assertEquals(fault, fault(span).orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "active-trader",
        "ACTIVE_TRADER_DATA=/tmp/x active-trader dry-run --bars DIR --date …",
        "sudo active-trader @second status --json",
        "journalctl -u active-trader -f",
        "position",
    })
    void nothingIsFound_inWhatIsRightOrNoneOfOurs(String span) {
        assertFalse(fault(span).isPresent(), () -> fault(span).orElse(""));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    private static List<String> spans(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(1, found.length() - 1)
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    private static boolean isCommand(String span) {
        List<String> words = words(span);
        return words.getFirst().equals("active-trader")
                || PROGRAM.getSubcommands().containsKey(words.getFirst())
                || words.getFirst().startsWith("--");
    }

    /// What is wrong with `span`, when it is a command and something is.
    private static Optional<String> fault(String span) {
        List<String> words = words(span);
        String first = words.getFirst();
        if (FILE.matcher(first).matches()) {
            return Files.exists(Path.of(first)) ? Optional.empty() : Optional.of("there is no file " + first);
        }
        if (first.startsWith("--")) {
            return known(first) ? Optional.empty() : Optional.of("no command has the option " + first);
        }
        if (!isCommand(span)) {
            return Optional.empty();
        }
        List<String> rest = first.equals("active-trader") ? words.subList(1, words.size()) : words;
        if (!rest.isEmpty() && rest.getFirst().startsWith("@")) {
            rest = rest.subList(1, rest.size()); // an account, which deploy/active-trader takes
        }
        if (rest.isEmpty() || rest.getFirst().startsWith("-")) {
            return fault(PROGRAM.getCommandSpec(), rest);
        }
        CommandLine command = PROGRAM.getSubcommands().get(rest.getFirst());
        return command == null
                ? Optional.of("there is no command " + rest.getFirst())
                : fault(command.getCommandSpec(), rest.subList(1, rest.size()));
    }

    private static Optional<String> fault(CommandSpec command, List<String> words) {
        CommandLine below = words.isEmpty() ? null : command.subcommands().get(words.getFirst());
        if (below != null) {
            return fault(below.getCommandSpec(), words.subList(1, words.size()));
        }
        boolean takesWords = !command.positionalParameters().isEmpty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            OptionSpec option = command.findOption(word);
            if (option == null && word.startsWith("-")) {
                return Optional.of(command.name() + " has no option " + word);
            }
            if (option == null && !takesWords) {
                return Optional.of(word + " is neither an option nor the value of one");
            }
            int values = option == null ? 0 : option.arity().min();
            if (i + values >= words.size()) {
                return Optional.of(word + " has no value");
            }
            i += values;
            boolean mayHaveMore = option != null && option.arity().max() > values;
            if (mayHaveMore && i + 1 < words.size() && !words.get(i + 1).startsWith("-")) {
                i++;
            }
        }
        return Optional.empty();
    }

    private static boolean known(String option) {
        return known(PROGRAM, option);
    }

    private static boolean known(CommandLine command, String option) {
        return command.getCommandSpec().findOption(option) != null
                || command.getSubcommands().values().stream().anyMatch(below -> known(below, option));
    }

    /// Without `sudo`, variables before the command, and the folder of our own script.
    private static List<String> words(String span) {
        List<String> words = new ArrayList<>(Arrays.asList(span.split(" ", -1)));
        while (words.size() > 1
                && (words.getFirst().equals("sudo") || words.getFirst().matches("[A-Z_]+=.*"))) {
            words.removeFirst();
        }
        if (Objects.equals(words.getFirst(), "scripts/active-trader")) {
            words.set(0, "active-trader");
        }
        return words;
    }
}
