package activetrader.session;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.agent.daylog.DayLog;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.tools.ToolFailure;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.JsonException;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.ConsoleText;
import activetrader.session.console.CycleLog;
import activetrader.session.console.EndOfDayBlock;
import activetrader.session.console.SleepBlock;
import activetrader.session.summary.DaySummaries;
import activetrader.session.trader.Holdings;
import activetrader.session.trader.Trader;
import activetrader.time.Instants;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One trading day from the wake-up to the close: prepare, cycles, flatten, summary.
///
/// A session that starts late begins where the day stands: with the cycles, with the flatten, or, after the close,
/// not at all.
public final class TradingSession {
    private static final Logger log = LoggerFactory.getLogger(TradingSession.class);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Trader trader;
    private final SessionSettings settings;
    private final TradingCalendar calendar;
    private final DayLog dayLog;
    private final FillsBetweenCycles fills;
    private final CycleLog cycleLog;
    private final SessionFlatten flatten;
    private final SessionSummary summary;
    private final RuntimeEnv runtimeEnv;
    private final Console console;
    private final Progress progress;

    public TradingSession(
            TimeSource time,
            Trader trader,
            SessionSettings settings,
            TradingCalendar calendar,
            RecordFolder records,
            RuntimeEnv runtimeEnv,
            Console console,
            Progress progress) {
        this.time = time;
        this.trader = trader;
        this.settings = settings;
        this.cycleLog = new CycleLog(settings.strategy(), console.width());
        this.calendar = calendar;
        this.dayLog = new DayLog(records);
        this.fills = new FillsBetweenCycles(records);
        this.flatten = new SessionFlatten(time, trader, console, progress);
        this.summary = new SessionSummary(time, trader, calendar, new DaySummaries(records), console, progress);
        this.runtimeEnv = runtimeEnv;
        this.console = console;
        this.progress = progress;
    }

    /// Runs the rest of `day`. Returns after the close, or at once when the market has closed.
    void run(TradingDay day) throws InterruptedException {
        console.printAll(SleepBlock.wake(time.instant(), day));
        progress.status("preparing for the open at " + ConsoleText.clock(day.open()));
        runtimeEnv.write(day.date(), true, "regular");
        if (prepare(day)) {
            closeOvernightPositions(day);
            runCycles(day);
        }
        time.sleepUntil(day.flattenAt());
        flatten.run(day);
        time.sleepUntil(day.close().plus(SETTLE));
        summary.close(day);
        console.printAll(EndOfDayBlock.goodNight(time.instant(), calendar.currentOrNext(time.instant())));
        runtimeEnv.write(day.date(), false, "closed");
    }

    /// Tries to reach the services until they answer; false when the time of the flatten comes first. Each trouble
    /// is reported once.
    private boolean prepare(TradingDay day) throws InterruptedException {
        String said = "";
        while (time.instant().isBefore(day.flattenAt())) {
            try {
                console.print("✅ Loaded " + trader.prepare() + " MCP tools");
                return true;
            } catch (ToolFailure | JsonException e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(said)) {
                    log.error("service unavailable, trying again every {} s reason=\"{}\"", RETRY.toSeconds(), reason);
                    console.print("❌ " + reason + "; trying again every " + RETRY.toSeconds() + " s");
                    progress.status("waiting for the services: " + reason);
                    progress.trouble(reason);
                    said = reason;
                }
                time.sleep(RETRY);
            }
        }
        return false;
    }

    private void closeOvernightPositions(TradingDay day) throws InterruptedException {
        try {
            List<Holdings.Line> overnight = trader.holdings().toClose().stream()
                    .filter(line -> isFromBefore(day, line))
                    .toList();
            if (overnight.isEmpty()) {
                return;
            }
            log.error("positions held overnight count={} closing them at the open", overnight.size());
            console.printAll(EndOfDayBlock.overnight(overnight));
            time.sleepUntil(day.open());
            console.printAll(EndOfDayBlock.closed(trader.flatten("held overnight")));
        } catch (ToolFailure | JsonException e) {
            log.error("overnight positions unknown reason=\"{}\"", e.getMessage());
        }
    }

    /// Whether the position is from before today's open. A position of unknown age counts as that before the open
    /// only.
    private boolean isFromBefore(TradingDay day, Holdings.Line line) {
        Instant opened = line.openedAt();
        return opened == null ? time.instant().isBefore(day.open()) : opened.isBefore(day.open());
    }

    private void runCycles(TradingDay day) throws InterruptedException {
        time.sleepUntil(day.open());
        int number = lastCycle(day) + 1;
        while (time.instant().isBefore(day.cyclesEndAt())) {
            Instant start = time.instant();
            Tick begun = time.tick();
            Duration interval = mayTrade(day) ? runCycle(day, number++, start) : settings.minInterval();
            Tick next = begun.plus(interval);
            Duration wait = next.since(time.tick());
            if (!time.instant().plus(wait).isBefore(day.cyclesEndAt())) {
                return;
            }
            time.sleep(wait);
        }
    }

    /// Whether cycles may run. Without entries a cycle has nothing to do: open positions have their stops and are
    /// closed before the close.
    private boolean mayTrade(TradingDay day) {
        boolean may = calendar.entriesOn(day.date()).isPresent();
        if (!may) {
            console.print("⏸️  No cycle: the sources of the calendar disagree about whether today is a session");
            progress.status("waiting: the sources of the calendar disagree about today");
        }
        return may;
    }

    /// The number of the day's last cycle; waits until it can be read. Without it no cycle begins, because
    /// alpaca-trade takes two cycles with the same number for one.
    private int lastCycle(TradingDay day) throws InterruptedException {
        while (time.instant().isBefore(day.cyclesEndAt())) {
            try {
                return dayLog.lastCycle(day.date());
            } catch (UncheckedIOException e) {
                log.error("no cycle while the records of the day cannot be read reason=\"{}\"", e.getMessage());
                progress.trouble(String.valueOf(e.getMessage()));
                time.sleep(RETRY);
            }
        }
        return 0;
    }

    /// Runs one cycle and returns the time from its start to the start of the next one.
    private Duration runCycle(TradingDay day, int number, Instant start) throws InterruptedException {
        progress.status("cycle " + number);
        Instant budgetEnd = start.plus(settings.cycleBudget());
        Instant deadline = Instants.earlier(budgetEnd, day.cyclesEndAt());
        List<TradeRow> between = fills.fresh(day.date());
        Optional<CycleReport> done = attempt(new Cycle(number, day.date(), deadline));
        if (done.isEmpty()) {
            return settings.minInterval();
        }
        CycleReport report = done.get();
        progress.cycleEnded(report);
        List<TradeRow> own = fills.fresh(day.date());
        Duration interval = report.activity().interval(settings.minInterval(), settings.maxInterval());
        Instant next = start.plus(interval);
        boolean last = !next.isBefore(day.cyclesEndAt());
        Instant due = last ? day.flattenAt() : next;
        if (console.isRead()) {
            console.printAll(cycleLog.lines(day.date(), report, new CycleLog.Around(between, own, due, last)));
        }
        progress.status("cycle " + number + held(report) + ", "
                + (last ? "flatten at " + ConsoleText.clock(day.flattenAt()) : "next at " + ConsoleText.clock(next)));
        return interval;
    }

    private static String held(CycleReport report) {
        FactSheet facts = report.facts();
        int positions = facts == null ? 0 : facts.positions().size();
        return facts == null ? "" : ", " + positions + (positions == 1 ? " position" : " positions");
    }

    /// Runs one cycle. A fault of our own costs one cycle, never the day: the flatten follows in any case.
    private Optional<CycleReport> attempt(Cycle cycle) throws InterruptedException {
        try {
            return Optional.of(trader.runCycle(cycle));
        } catch (RuntimeException e) {
            log.error("cycle failed number={}", cycle.number(), e);
            progress.trouble("cycle " + cycle.number() + " failed: " + e.getMessage());
            console.print("❌ Cycle #" + cycle.number() + " failed: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Treats open positions as the settings say, after the daemon was stopped.
    void stopped() {
        TradingDay day = calendar.currentOrNext(time.instant());
        if (settings.onStop() != OnStop.KEEP && day.isOpenAt(time.instant())) {
            flatten.stopped();
        }
    }

    /// Writes the summary of the last day if the daemon was not running at its end, and again if the account could
    /// not be read then or fills were recorded later.
    void catchUp() throws InterruptedException {
        summary.catchUp();
    }
}
