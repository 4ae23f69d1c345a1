package activetrader.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ShellFilesTest {
    @TempDir
    private Path folder;

    /// Has the commands of this package, and one with text that man(7) could take for its own language.
    @Command(
            name = "trader",
            description = "Trade. It works by day.",
            mixinStandardHelpOptions = true,
            subcommands = {CompletionCommand.class, ManPagesCommand.class, Odd.class})
    private static final class Program implements Callable<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }

    @Command(name = "odd-one", description = ".TH looks like an instruction, and \\fB does, too.")
    private static final class Odd implements Callable<Integer> {
        @Option(names = "--kind", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
        private Thread.State kind = Thread.State.NEW;

        @Override
        public Integer call() {
            return kind == Thread.State.NEW ? 0 : 1;
        }
    }

    private static CommandLine program() {
        return new CommandLine(new Program());
    }

    @ParameterizedTest
    @CsvSource({"trader c, completion", "trader odd-one --k, --kind", "trader odd-one --kind B, BLOCKED"})
    void bash_completes(String line, String word) throws Exception {
        String script = CompletionCommand.script(program(), CompletionCommand.Shell.BASH);
        int words = line.split(" ").length;

        String completed = bash(script + "\nCOMP_WORDS=(" + line + "); COMP_CWORD=" + (words - 1) + "; COMP_LINE='"
                + line + "'\n_complete_trader\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");

        assertTrue(completed.lines().anyMatch(word::equals), completed);
    }

    @Test
    void zsh_usesTheFunctionOfBash() {
        String script = CompletionCommand.script(program(), CompletionCommand.Shell.ZSH);

        assertTrue(
                script.startsWith("#compdef trader\nautoload -U +X bashcompinit && bashcompinit\ncompopt() { : }"),
                script);
        assertTrue(script.endsWith("\n_bash_complete -o default -F _complete_trader\n"), script);
    }

    @Test
    void man_hasAPageForEachCommand() throws IOException {
        int status =
                program().execute("man-pages", "--out", folder.resolve("man1").toString());

        assertEquals(0, status);
        try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
            assertEquals(
                    List.of("trader-completion.1", "trader-man-pages.1", "trader-odd-one.1", "trader.1"),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void page_saysWhatTheCommandDoes() {
        assertEquals(
                """
                .TH "TRADER\\-ODD\\-ONE" 1 "" "Active Trader" ""
                .SH "NAME"
                trader\\-odd\\-one \\- .TH looks like an instruction, and \\efB does, too
                .SH "SYNOPSIS"
                trader odd\\-one [\\-\\-kind=KIND]
                .SH "DESCRIPTION"
                \\&.TH looks like an instruction, and \\efB does, too.
                .SH "OPTIONS"
                .TP
                \\fB\\-\\-kind KIND\\fR
                One of NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING, TERMINATED.
                .SH "SEE ALSO"
                \\fBtrader\\fR(1)
                """,
                ManPage.of(Objects.requireNonNull(program().getSubcommands().get("odd-one"))
                        .getCommandSpec()));
    }

    @Test
    void pageOfTheProgram_namesItsCommands() {
        String page = ManPage.of(program().getCommandSpec());

        assertTrue(page.contains("trader \\- Trade\n"), page);
        assertTrue(page.contains(".SH \"COMMANDS\"\n.TP\n\\fBcompletion\\fR\n"), page);
        assertTrue(page.contains("\\fBtrader\\-odd\\-one\\fR(1)"), page);
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "--norc").redirectErrorStream(true).start();
        try (OutputStream input = process.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
