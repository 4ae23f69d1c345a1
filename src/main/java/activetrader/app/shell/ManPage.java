package activetrader.app.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of a command in the language of man(7), made of what picocli knows of it.
final class ManPage {
    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /// Such as `active-trader-history-fetch`.
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    static String of(CommandSpec command) {
        return new ManPage(command).written();
    }

    private String written() {
        page.append(".TH ")
                .append(quoted(name(command).toUpperCase(Locale.ROOT)))
                .append(" 1 \"\" \"Active Trader\" \"\"\n");
        section("NAME");
        text(name(command) + " - " + firstSentence(description(command)));
        section("SYNOPSIS");
        synopsis();
        section("DESCRIPTION");
        text(description(command));
        arguments();
        commands();
        List<String> footer = Arrays.stream(command.usageMessage().footer())
                .filter(line -> !line.isBlank())
                .toList();
        if (!footer.isEmpty()) {
            section("NOTES");
            footer.forEach(this::text);
        }
        seeAlso();
        return page.toString();
    }

    private void section(String title) {
        page.append(".SH ").append(quoted(title)).append('\n');
    }

    /// A line of text. A dot or an apostrophe at its beginning would be an instruction.
    private void text(String text) {
        String line = escaped(text);
        page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(line)
                .append('\n');
    }

    private void synopsis() {
        String line = new CommandLine.Help(command, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .strip();
        text(line.replaceAll("\\s+", " "));
    }

    private void arguments() {
        if (!command.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            command.positionalParameters().forEach(argument -> item(argument.paramLabel(), description(argument)));
        }
        section("OPTIONS");
        command.options().stream()
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> item(
                        String.join(", ", option.names())
                                + (option.arity().max() == 0 ? "" : " " + option.paramLabel()),
                        description(option)));
    }

    private void commands() {
        List<CommandLine> below = below(command);
        if (!below.isEmpty()) {
            section("COMMANDS");
            below.forEach(line -> item(line.getCommandName(), firstSentence(description(line.getCommandSpec()))));
        }
    }

    private void item(String term, String text) {
        page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
        text(text);
    }

    private void seeAlso() {
        String pages = Stream.concat(
                        command.parent() == null ? Stream.empty() : Stream.of(command.parent()),
                        below(command).stream().map(CommandLine::getCommandSpec))
                .map(spec -> "\\fB" + escaped(name(spec)) + "\\fR(1)")
                .collect(Collectors.joining(", "));
        if (!pages.isEmpty()) {
            section("SEE ALSO");
            page.append(pages).append('\n');
        }
    }

    private static List<CommandLine> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .filter(line -> !(line.getCommand() instanceof HelpCommand))
                .toList();
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String quoted(String text) {
        return "\"" + escaped(text).replace("\"", "\\(dq") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ").replace("%%", "%");
    }
}
