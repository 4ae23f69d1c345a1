package activetrader.app.cli;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options. A bad value is explained in words, without the names of Java's types.
public final class PlainValues {
    private PlainValues() {}

    /// Makes `command` and its subcommands read numbers and paths this way.
    public static void register(CommandLine command) {
        command.registerConverter(BigDecimal.class, PlainValues::number);
        command.registerConverter(Integer.class, PlainValues::whole);
        command.registerConverter(int.class, PlainValues::whole);
        command.registerConverter(Long.class, PlainValues::longer);
        command.registerConverter(long.class, PlainValues::longer);
        command.registerConverter(Path.class, PlainValues::path);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a number, was \"" + text + "\"");
        }
    }

    private static Integer whole(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, was \"" + text + "\"");
        }
    }

    private static Long longer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, was \"" + text + "\"");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("must be a path, and " + e.getReason());
        }
    }
}
