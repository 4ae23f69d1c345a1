package activetrader.session;

import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.agent.daylog.DayLog;
import activetrader.agent.facts.FactSheet;
import activetrader.agent.tools.ToolFailure;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.JsonException;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.ConsoleText;
import activetrader.session.console.CycleLog;
import activetrader.session.console.EndOfDayBlock;
import activetrader.session.console.SleepBlock;
import activetrader.session.summary.DaySummaries;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.FlattenOutcome;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One trading day from the wake-up to the close: prepare, cycles, flatten, summary.
///
/// A session that starts late begins where the day stands: with the cycles, with the flatten, or, after the close,
/// not at all.
public final class TradingSession {
    private static final Logger log = LoggerFactory.getLogger(TradingSession.class);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final Duration FLATTEN_RETRY = Duration.ofSeconds(5);
    private static final Duration FLATTEN_GLANCE = Duration.ofMillis(200);
    private static final Duration FLATTEN_TELLING = Duration.ofSeconds(15);
    private static final Duration VERIFY_FOR = Duration.ofMinutes(2);
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final TimeSource time;
    private final Trader trader;
    private final SessionSettings settings;
    private final TradingCalendar calendar;
    private final DayLog dayLog;
    private final FillsBetweenCycles fills;
    private final CycleLog cycleLog;
    private final DaySummaries summaries;
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
        this.summaries = new DaySummaries(records);
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
        flatten(day);
        time.sleepUntil(day.close().plus(SETTLE));
        summarise(day, holdingsAfter(day, day.close().plus(VERIFY_FOR)));
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

    /// Asks for the flatten again until the broker confirms it or the market closes.
    private void flatten(TradingDay day) throws InterruptedException {
        progress.status("FLATTENING");
        console.printAll(EndOfDayBlock.header(time.instant(), day));
        int held = announceFlatten();
        int closed = 0;
        Tick silentUntil = time.tick().plus(FLATTEN_TELLING);
        while (day.phaseAt(time.instant()) == Phase.FLATTENING) {
            try {
                FlattenOutcome outcome = trader.flatten("end of day");
                if (!outcome.flat() && outcome.closedOf(held) != closed) {
                    closed = outcome.closedOf(held);
                    progress.status("FLATTENING " + closed + " of " + held);
                }
                if (outcome.running() && time.tick().isBefore(silentUntil)) {
                    time.sleep(FLATTEN_GLANCE);
                    continue;
                }
                silentUntil = time.tick().plus(FLATTEN_TELLING);
                console.printAll(EndOfDayBlock.closed(outcome));
                progress.flattened(outcome);
                if (outcome.flat()) {
                    progress.status("flat");
                    return;
                }
                log.error("not flat remaining={}", outcome.remaining());
            } catch (ToolFailure | JsonException e) {
                log.error("flatten could not be asked for reason=\"{}\"", e.getMessage());
                console.print("❌ Flatten failed: " + e.getMessage());
                progress.trouble("flatten failed: " + e.getMessage());
            }
            time.sleep(FLATTEN_RETRY);
        }
    }

    /// Prints what is to be closed and returns how many positions that are. A failure here does not stop the
    /// flatten.
    private int announceFlatten() {
        try {
            Holdings holdings = trader.holdings();
            console.printAll(EndOfDayBlock.toClose(holdings));
            int held = holdings.toClose().size();
            progress.status("FLATTENING 0 of " + held);
            return held;
        } catch (ToolFailure | JsonException e) {
            log.warn("positions to close are not known reason=\"{}\"", e.getMessage());
            return 0;
        }
    }

    /// Treats open positions as the settings say, after the daemon was stopped.
    void stopped() {
        TradingDay day = calendar.currentOrNext(time.instant());
        if (settings.onStop() == OnStop.KEEP || !day.isOpenAt(time.instant())) {
            return;
        }
        progress.status("stopping: closing all positions");
        try {
            FlattenOutcome outcome = trader.flatten("stopped");
            console.printAll(EndOfDayBlock.closed(outcome));
            if (!outcome.flat()) {
                log.error("stopped and not flat remaining={}", outcome.remaining());
            }
        } catch (ToolFailure | JsonException e) {
            log.error("stopped, and the positions could not be closed reason=\"{}\"", e.getMessage());
        }
    }

    /// Writes the summary of the last day if the daemon was not running at its end, and again if the account could
    /// not be read then or fills were recorded later.
    void catchUp() throws InterruptedException {
        try {
            addUpLastDay();
        } catch (UncheckedIOException | JsonException e) {
            log.error("records of the last day not read reason=\"{}\"", e.getMessage());
        }
    }

    /// Sums up the last day. Until the next session begins, the present positions are those of the last close.
    private void addUpLastDay() throws InterruptedException {
        Instant now = time.instant();
        TradingDay next = calendar.currentOrNext(now);
        TradingDay last = calendar.previous(next.date());
        Optional<DaySummary> written = summaries.written(last);
        if (written.isPresent()) {
            boolean complete = written.get().flat() != null && !summaries.isOvertaken(last, written.get());
            if (!complete && now.isBefore(next.open())) {
                holdingsIfKnown().ifPresent(holdings -> summarise(last, holdings));
            }
        } else if (summaries.isRecorded(last)) {
            log.warn("the last day ended without a summary, written now date={}", last.date());
            progress.status("adding up " + last.date());
            Instant until = Instants.earlier(now.plus(VERIFY_FOR), next.wakeAt());
            summarise(last, now.isBefore(next.open()) ? holdingsAfter(last, until) : null);
        }
    }

    private Optional<Holdings> holdingsIfKnown() {
        try {
            return Optional.of(trader.holdings());
        } catch (ToolFailure | JsonException e) {
            log.warn("holdings not known reason=\"{}\"", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean agree(TradingDay day, Holdings holdings) {
        try {
            return summaries.agree(day, holdings);
        } catch (UncheckedIOException | JsonException e) {
            return true; // no wait mends that; the summary will say it
        }
    }

    private void summarise(TradingDay day, @Nullable Holdings holdings) {
        try {
            DaySummary summary = summaries.write(day, holdings);
            console.printAll(EndOfDayBlock.summary(summary));
            if (!Boolean.TRUE.equals(summary.flat())) {
                log.error(
                        "the day does not end flat for certain date={} standing=\"{}\"",
                        day.date(),
                        summary.standing());
            }
            progress.dayEnded(summary);
        } catch (UncheckedIOException | JsonException e) {
            log.error("day summary not written reason=\"{}\"", e.getMessage());
        }
    }

    /// The holdings after the close of `day`. Asks until they are known and agree with the records, at most up to
    /// `until`; null when they stay unknown.
    private @Nullable Holdings holdingsAfter(TradingDay day, Instant until) throws InterruptedException {
        while (true) {
            Optional<Holdings> holdings = holdingsIfKnown();
            boolean settled = holdings.filter(known -> agree(day, known)).isPresent();
            if (settled || !time.instant().isBefore(until)) {
                if (!settled) {
                    log.error("the close of the day could not be verified date={}", day.date());
                }
                return holdings.orElse(null);
            }
            time.sleep(FLATTEN_RETRY);
        }
    }
}
