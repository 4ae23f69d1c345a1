package activetrader.app.shell;

import activetrader.app.cli.ExitCode;
import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command `man-pages`.
@Command(
        name = "man-pages",
        description =
                "Write the manual pages of all commands, one file each. The installer puts them where man(1) looks"
                        + " for them.",
        mixinStandardHelpOptions = true)
public final class ManPagesCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files; it is made.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path folder = out == null ? Path.of("") : out;
        CommandSpec root = spec.root();
        for (CommandSpec command : all(root).toList()) {
            Path file = folder.resolve(ManPage.name(command) + ".1");
            try {
                Files.createDirectories(folder);
                Files.writeString(file, ManPage.of(command));
            } catch (IOException e) {
                throw new ConfigException(FileFault.unwritable(file, e));
            }
        }
        return ExitCode.DONE;
    }

    /// `command` and the commands below it; `help` has no page of its own.
    static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .filter(line -> !(line.getCommand() instanceof HelpCommand))
                        .flatMap(line -> all(line.getCommandSpec())));
    }
}
