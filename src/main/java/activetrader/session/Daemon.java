package activetrader.session;

import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.ConsoleText;
import activetrader.session.console.SleepBlock;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs trading days: it sleeps until five minutes before each open, runs the session, and sleeps again.
public final class Daemon {
    private static final Logger log = LoggerFactory.getLogger(Daemon.class);
    private static final Duration LONGEST_SILENCE = Duration.ofHours(1);
    /// How long after a session the records are checked once more; a broker that did not answer may answer by then.
    private static final Duration LATE_RECORDS = Duration.ofMinutes(9);

    private final TimeSource time;
    private final TradingCalendar calendar;
    private final TradingSession session;
    private final RuntimeEnv runtimeEnv;
    private final Console console;
    private final Progress progress;

    public Daemon(
            TimeSource time,
            TradingCalendar calendar,
            TradingSession session,
            RuntimeEnv runtimeEnv,
            Console console,
            Progress progress) {
        this.time = time;
        this.calendar = calendar;
        this.session = session;
        this.runtimeEnv = runtimeEnv;
        this.console = console;
        this.progress = progress;
    }

    /// Runs sessions until `end`. A failure that the interrupt of the thread caused, such as a file that was being
    /// written, ends the run like the interrupt itself.
    ///
    /// @throws InterruptedException when the thread was interrupted, after the session carried out its settings for
    ///     a stop
    public void runUntil(Instant end) throws InterruptedException {
        try {
            live(end);
        } catch (InterruptedException e) {
            session.stopped();
            throw e;
        } catch (RuntimeException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            log.warn("interrupted in the middle of something: {}", e.toString());
            session.stopped();
            throw (InterruptedException) new InterruptedException("stopped").initCause(e);
        }
    }

    private void live(Instant end) throws InterruptedException {
        session.catchUp();
        while (time.instant().isBefore(end)) {
            TradingDay day = calendar.currentOrNext(time.instant());
            if (time.instant().isBefore(day.wakeAt())) {
                sleepUntilWake(day, end);
            } else {
                session.run(day);
                time.sleepUntil(day.close());
            }
        }
    }

    /// Sleeps until the wake-up time. Returns earlier when the calendar has changed or `end` comes first.
    private void sleepUntilWake(TradingDay day, Instant end) throws InterruptedException {
        runtimeEnv.write(day.date(), false, "closed");
        console.printAll(SleepBlock.banner(time.instant(), day));
        progress.status("sleeping until " + ConsoleText.shortTime(day.wakeAt()));
        Instant until = Instants.earlier(end, day.wakeAt());
        Instant nap = time.instant().plus(LATE_RECORDS);
        Instant word = time.instant().plus(LONGEST_SILENCE);
        while (time.instant().isBefore(until)) {
            time.sleepUntil(Instants.earlier(nap, until));
            session.catchUp();
            if (!calendar.currentOrNext(time.instant()).equals(day)) {
                return;
            }
            if (!time.instant().isBefore(word) && time.instant().isBefore(until)) {
                console.print(SleepBlock.remaining(time.instant(), day));
                word = word.plus(LONGEST_SILENCE);
            }
            nap = word;
        }
    }
}
