package activetrader.app.cli;

import activetrader.session.console.Columns;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The terminal behind an output of this process, if there is one.
///
/// @param isThere whether a person watches; false for a file and a pipe
/// @param columns at least 20; 80 where nothing says it
/// @param rows at least 2; 24 where nothing says it
/// @param hasColours whether text may be coloured: not into a pipe, not with `NO_COLOR`, not on a dumb terminal
public record Terminal(boolean isThere, int columns, int rows, boolean hasColours) {
    private static final int LEAST_COLUMNS = 20;
    private static final int ROWS = 24;

    /// Standard output, with which a result is printed.
    public static Terminal output() {
        return of(1);
    }

    /// Standard error, on which progress is shown.
    public static Terminal error() {
        return of(2);
    }

    private static Terminal of(int descriptor) {
        boolean isThere = NativeTerminal.isTerminal(descriptor);
        return of(isThere, isThere ? NativeTerminal.size(descriptor) : new Size(0, 0), System.getenv());
    }

    /// @param size what the terminal says, 0 for a number that it does not know; the variable `COLUMNS` overrules it
    static Terminal of(boolean isThere, Size size, Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", "")).orElse(size.columns());
        String kind = environment.getOrDefault("TERM", "dumb");
        return new Terminal(
                isThere,
                columns <= 0 ? Columns.WIDTH : Math.max(LEAST_COLUMNS, columns),
                size.rows() < 2 ? ROWS : size.rows(),
                isThere
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !kind.equals("dumb")
                        && !kind.isEmpty());
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /// The columns for a page: at most 80.
    public int pageColumns() {
        return Math.min(columns, Columns.WIDTH);
    }

    /// `line`, coloured by the mark at its beginning where the terminal has colours.
    public String painted(String line) {
        return painted(line, line);
    }

    /// `line`, coloured by the mark at the beginning of `marked`, whose part it is.
    public String painted(String marked, String line) {
        return hasColours ? LineColour.of(marked).around(line) : line;
    }

    /// Columns and rows; 0 where unknown.
    record Size(int columns, int rows) {}

    /// What the C library says about terminals. Where it has no such function, there is no terminal.
    private static final class NativeTerminal {
        private static final long WINDOW_SIZE =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? 0x40087468L : 0x5413L;

        private NativeTerminal() {}

        /// isatty(3).
        @SuppressWarnings("restricted") // the JAR's manifest allows native access
        static boolean isTerminal(int descriptor) {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
            if (isatty.isEmpty()) {
                return false;
            }
            try {
                FunctionDescriptor signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
                return (int) linker.downcallHandle(isatty.get(), signature).invokeExact(descriptor) == 1;
            } catch (Throwable e) {
                throw new AssertionError("a call to the C library threw", e);
            }
        }

        /// ioctl(2) with TIOCGWINSZ, which fills in rows, columns and two numbers of pixels.
        @SuppressWarnings("restricted")
        static Size size(int descriptor) {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> ioctl = linker.defaultLookup().find("ioctl");
            if (ioctl.isEmpty()) {
                return new Size(0, 0);
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment answer = arena.allocate(ValueLayout.JAVA_SHORT, 4);
                FunctionDescriptor signature = FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
                int failed = (int) linker.downcallHandle(ioctl.get(), signature, Linker.Option.firstVariadicArg(2))
                        .invokeExact(descriptor, WINDOW_SIZE, answer);
                return failed != 0
                        ? new Size(0, 0)
                        : new Size(
                                Short.toUnsignedInt(answer.getAtIndex(ValueLayout.JAVA_SHORT, 1)),
                                Short.toUnsignedInt(answer.getAtIndex(ValueLayout.JAVA_SHORT, 0)));
            } catch (Throwable e) {
                throw new AssertionError("a call to the C library threw", e);
            }
        }
    }
}
