package activetrader.app.shell;

import activetrader.app.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `completion`.
@Command(
        name = "completion",
        description = "Print the completion of this command for a shell. In bash: 'source <(active-trader completion"
                + " bash)'. The installer puts it where the shells look for it.",
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// The shells that have a completion.
    enum Shell {
        BASH,
        ZSH
    }

    @Override
    public Integer call() {
        System.out.print(script(spec.root().commandLine(), shell));
        return ExitCode.DONE;
    }

    static String script(CommandLine program, Shell shell) {
        String name = program.getCommandName();
        String bash = AutoComplete.bash(name, program);
        return switch (shell) {
            case BASH -> bash;
            case ZSH -> zsh(name, bash);
        };
    }

    /// A completion function of zsh that uses the one for bash, as picocli advises.
    private static String zsh(String name, String bash) {
        return String.join(
                "\n",
                "#compdef " + name,
                "autoload -U +X bashcompinit && bashcompinit",
                "compopt() { : } # zsh has none, and needs none",
                bash.stripTrailing(),
                "_bash_complete -o default -F _complete_" + name,
                "");
    }
}
