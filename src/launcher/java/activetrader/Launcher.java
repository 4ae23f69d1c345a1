package activetrader;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar} starts: checks that this Java can run the program, and says in one line what is wrong if not.
 *
 * <p>It is compiled for Java 8, because an older Java refuses the other classes with a stack trace that helps nobody.
 * What the program prints is UTF-8 in every locale, {@code LANG=C} included.
 */
public final class Launcher {
    private static final int NEEDED = 25;
    private static final int BAD_USAGE = 2;

    private Launcher() {}

    /** Runs {@code activetrader.app.Main} with {@code args}, or exits with status 2 under an older Java. */
    public static void main(String[] args) throws Throwable {
        if (feature(System.getProperty("java.specification.version")) < NEEDED) {
            System.err.println("active-trader needs Java " + NEEDED + " or newer, and this is Java "
                    + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                    + ": install Temurin " + NEEDED + " (https://adoptium.net, or: apt install temurin-" + NEEDED
                    + "-jdk) and set JAVA_HOME to it.");
            System.exit(BAD_USAGE);
        }
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        try {
            Class.forName("activetrader.app.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The feature release of a specification version: 8 for "1.8", 17 for "17". */
    private static int feature(String specification) {
        String number = specification.startsWith("1.") ? specification.substring(2) : specification;
        return Integer.parseInt(number);
    }

    private static PrintStream utf8(FileDescriptor descriptor) throws UnsupportedEncodingException {
        return new PrintStream(new FileOutputStream(descriptor), true, "UTF-8");
    }
}
