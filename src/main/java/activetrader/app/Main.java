package activetrader.app;

import activetrader.app.cli.ExitCode;
import activetrader.app.cli.PlainValues;
import activetrader.app.cli.PrivateFiles;
import activetrader.app.cli.Version;
import activetrader.app.logging.Logging;
import activetrader.config.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry point: runs the chosen command and turns what it throws into one line and an exit code.
///
/// Exit codes: 0 done, 1 failed, 2 bad usage or configuration.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // what libraries write and read is the same on every machine
        PrivateFiles.only();
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(args));
    }

    /// Output is UTF-8 in every locale: the console blocks need it, and journals and files expect it.
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static int run(String... args) {
        Logging.quiet();
        CommandLine command = new CommandLine(new ActiveTraderCommand());
        everyCommandBelow(command).forEach(sub -> sub.getCommandSpec().versionProvider(new Version()));
        PlainValues.register(command);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setUsageHelpAutoWidth(false);
        command.setExecutionStrategy(Main::executeLast);
        command.setExecutionExceptionHandler((failure, line, _) -> failed(failure, line.getCommandSpec()));
        command.setParameterExceptionHandler((failure, _) -> {
            CommandSpec spec = failure.getCommandLine().getCommandSpec();
            System.err.println(spec.qualifiedName() + ": " + inWords(failure));
            suggestion(failure).ifPresent(System.err::println);
            System.err.println("Try '" + spec.qualifiedName() + " --help'.");
            return ExitCode.BAD_USAGE;
        });
        return command.execute(args);
    }

    private static Stream<CommandLine> everyCommandBelow(CommandLine command) {
        return command.getSubcommands().values().stream()
                .flatMap(sub -> Stream.concat(Stream.of(sub), everyCommandBelow(sub)));
    }

    /// Refuses options before the name of a command: no command would read them.
    private static int executeLast(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            String option = parsed.matchedOptions().getFirst().longestName();
            String command = parsed.subcommand().commandSpec().qualifiedName();
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "options stand behind the command: " + command + " " + option + " ...");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int failed(Exception failure, CommandSpec spec) {
        if (failure instanceof ConfigException config) {
            config.problems().forEach(problem -> System.err.println(spec.qualifiedName() + ": " + problem));
            return ExitCode.BAD_USAGE;
        }
        System.err.println(spec.qualifiedName() + ": " + oneLine(failure));
        LoggerFactory.getLogger(Main.class).debug("command failed", failure);
        return ExitCode.FAILED;
    }

    /// Explains a wrong argument in words. An argument that is no option is a command, or one too many.
    private static String inWords(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            String argument = unmatched.getUnmatched().getFirst();
            boolean isCommand = !failure.getCommandLine().getSubcommands().isEmpty();
            return isCommand
                    ? "there is no command '" + argument + "'"
                    : "'" + argument + "' is neither an option nor the value of one";
        }
        return oneLine(failure);
    }

    private static Optional<String> suggestion(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? Optional.of("Did you mean: " + String.join(", ", unmatched.getSuggestions()) + "?")
                : Optional.empty();
    }

    /// A message that a person can use. An exception of Java itself means a defect, and its text is no explanation.
    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        String line =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        return line.isEmpty() || isDefect(failure)
                ? "this is a defect of the program, please report it" + (line.isEmpty() ? "" : ": " + line)
                : line;
    }

    private static boolean isDefect(Exception failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || failure instanceof UnsupportedOperationException;
    }
}
