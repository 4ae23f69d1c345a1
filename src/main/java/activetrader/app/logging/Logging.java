package activetrader.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.DuplicateMessageFilter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Configures logging for one process. Files rotate at 10 MB or a day, and 100 MB in all is kept of each.
public final class Logging {
    /// The logger whose lines are the console's blocks; they carry no time or level.
    public static final String CONSOLE = "console";

    private static final String FILE_PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0} - %shown%n%trace{8}";
    private static final String TERMINAL_PATTERN = "%d{HH:mm:ss} %-5level %logger{0} - %shown%n%trace{3}";
    /// The pattern for a person, without the name of the class that logs.
    private static final String COMMAND_PATTERN = "%d{HH:mm:ss} %-5level %shown%n%trace{3}";
    private static final String JOURNAL_PATTERN = "%priority%-5level %logger{0} - %shown%n%trace{8}";

    private Logging() {}

    /// Logs only warnings and errors, to standard error: for commands that print their own result.
    public static void quiet() {
        if (isHosts()) {
            return;
        }
        LoggerContext context = reset();
        ConsoleAppender<ILoggingEvent> errors = terminal(context, COMMAND_PATTERN);
        errors.addFilter(threshold(Level.WARN));
        errors.start();
        root(context).addAppender(errors);
    }

    /// As [#quiet], but each kind of line once: for commands that repeat the same attempt.
    public static void brief() {
        quiet();
        DuplicateMessageFilter once = new DuplicateMessageFilter();
        once.setAllowedRepetitions(0);
        once.start();
        ((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(once);
    }

    /// Logs nothing: for commands that report every failure themselves.
    public static void silent() {
        if (isHosts()) {
            return;
        }
        LoggerContext context = reset();
        root(context).setLevel(Level.OFF);
        context.getLogger("activetrader").setLevel(Level.OFF);
        context.getLogger(CONSOLE).setLevel(Level.OFF);
    }

    /// Logs everything of a service: to the journal or the terminal, and to files.
    ///
    /// @param mainFile gets every line
    /// @param errorFile gets warnings and errors; the same as `mainFile` for a service with one file
    public static void service(Path mainFile, Path errorFile) {
        boolean underJournal = System.getenv("JOURNAL_STREAM") != null;
        LoggerContext context = reset();
        Logger root = root(context);
        ConsoleAppender<ILoggingEvent> terminal = terminal(context, underJournal ? JOURNAL_PATTERN : TERMINAL_PATTERN);
        terminal.start();
        root.addAppender(terminal);
        Appender<ILoggingEvent> main = file(context, mainFile, Level.INFO);
        root.addAppender(main);
        if (!errorFile.equals(mainFile)) {
            root.addAppender(file(context, errorFile, Level.WARN));
        }
        Logger console = context.getLogger(CONSOLE);
        console.setAdditive(false);
        ConsoleAppender<ILoggingEvent> blocks = terminal(context, "%painted%n");
        blocks.setTarget("System.out");
        blocks.start();
        console.addAppender(blocks);
        console.addAppender(main);
    }

    /// Whether a program that runs this one, such as Spark, brings its own logging.
    private static boolean isHosts() {
        return !(LoggerFactory.getILoggerFactory() instanceof LoggerContext);
    }

    private static LoggerContext reset() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        root(context).setLevel(Level.WARN);
        context.getLogger("activetrader").setLevel(Level.INFO);
        context.getLogger(CONSOLE).setLevel(Level.INFO);
        return context;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static ThresholdFilter threshold(Level level) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(level.levelStr);
        filter.start();
        return filter;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context, String pattern) {
        PatternLayout layout = new PatternLayout();
        addConverters(layout);
        layout.setContext(context);
        layout.setPattern(pattern);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    /// Adds the converters `%priority`, `%shown`, `%painted` and `%trace`.
    static void addConverters(PatternLayout layout) {
        layout.getInstanceConverterMap().put("priority", JournalPriority::new);
        layout.getInstanceConverterMap().put("shown", ShownMessage::new);
        layout.getInstanceConverterMap().put("painted", PaintedMessage::new);
        layout.getInstanceConverterMap().put("trace", ShownTrace::new);
    }

    private static ConsoleAppender<ILoggingEvent> terminal(LoggerContext context, String pattern) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, pattern));
        return appender;
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path file, Level level) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(FileLayout.encoder(context, FILE_PATTERN));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(FileSize.valueOf("10MB"));
        policy.setMaxHistory(30);
        policy.setTotalSizeCap(FileSize.valueOf("100MB"));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.setTriggeringPolicy(policy);
        appender.addFilter(threshold(level));
        appender.start();
        return appender;
    }
}
