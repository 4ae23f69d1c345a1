package activetrader.session;

import activetrader.agent.tools.ToolFailure;
import activetrader.json.JsonException;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.session.console.Console;
import activetrader.session.console.EndOfDayBlock;
import activetrader.session.summary.DaySummaries;
import activetrader.session.summary.DaySummary;
import activetrader.session.trader.Holdings;
import activetrader.session.trader.Trader;
import activetrader.time.Instants;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sums up a session after its close, also one whose end the daemon missed.
final class SessionSummary {
    private static final Logger log = LoggerFactory.getLogger(SessionSummary.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration VERIFY_FOR = Duration.ofMinutes(2);

    private final TimeSource time;
    private final Trader trader;
    private final TradingCalendar calendar;
    private final DaySummaries summaries;
    private final Console console;
    private final Progress progress;

    SessionSummary(
            TimeSource time,
            Trader trader,
            TradingCalendar calendar,
            DaySummaries summaries,
            Console console,
            Progress progress) {
        this.time = time;
        this.trader = trader;
        this.calendar = calendar;
        this.summaries = summaries;
        this.console = console;
        this.progress = progress;
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

    /// Sums up `day` when its holdings after the close are known, and within [#VERIFY_FOR] of the close in any case.
    void close(TradingDay day) throws InterruptedException {
        summarise(day, holdingsAfter(day, day.close().plus(VERIFY_FOR)));
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
            time.sleep(RETRY);
        }
    }
}
