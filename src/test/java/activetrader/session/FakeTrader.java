package activetrader.session;

import activetrader.agent.Activity;
import activetrader.agent.Cycle;
import activetrader.agent.CycleReport;
import activetrader.agent.Outcome;
import activetrader.agent.model.TokenCount;
import activetrader.agent.tools.ToolFailure;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.session.trader.FlattenOutcome;
import activetrader.session.trader.Holdings;
import activetrader.session.trader.Trader;
import activetrader.time.TimeSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trader that notes its calls with the time in New York, records its cycles, and fails where a test says so.
final class FakeTrader implements Trader {
    private static final TokenCount TOKENS = new TokenCount(1000, 800, 50);
    private static final BigDecimal COST = new BigDecimal("0.0001");

    final List<String> events = new ArrayList<>();
    int failedPreparations;
    int failedFlattens;
    int failedCycles;
    boolean holdingsUnknown;
    boolean holdsPosition;
    int looksWhileClosing;

    @Nullable
    Instant openedAt;

    Activity activity = Activity.LIVELY;

    private final TimeSource time;
    private final RecordFolder records;

    FakeTrader(TimeSource time, RecordFolder records) {
        this.time = time;
        this.records = records;
    }

    @Override
    public int prepare() {
        note("prepare");
        if (failedPreparations-- > 0) {
            throw new ToolFailure.ServiceDown("alpaca-trade does not answer", null);
        }
        return 14;
    }

    @Override
    public CycleReport runCycle(Cycle cycle) {
        note("cycle " + cycle.number());
        if (failedCycles-- > 0) {
            throw new IllegalStateException("a bug");
        }
        record(cycle.date(), cycle.number());
        return new CycleReport(
                cycle.number(),
                time.instant(),
                time.instant(),
                new Outcome.Completed(),
                null,
                List.of(),
                List.of(),
                TOKENS,
                COST,
                "",
                activity);
    }

    /// What the decision log of a cycle ends with.
    void record(LocalDate date, int number) {
        new JsonlFile(records.log(date).resolve(String.format(Locale.ROOT, "cycle-%03d.log", number)))
                .append(Map.of(
                        "timestamp",
                        time.instant(),
                        "cycle",
                        number,
                        "type",
                        "end",
                        "outcome",
                        "completed",
                        "outcome_text",
                        "completed",
                        "tool_calls",
                        0,
                        "tokens",
                        TOKENS,
                        "cost_usd",
                        COST));
    }

    @Override
    public Holdings holdings() {
        if (holdingsUnknown) {
            throw new ToolFailure.Refused("the broker is not answering", null);
        }
        List<Holdings.Line> lines = holdsPosition
                ? List.of(new Holdings.Line(
                        Symbol.of("AAPL"), BigDecimal.TEN, new BigDecimal("170.5"), null, openedAt, false))
                : List.of();
        return new Holdings(Money.of("98290.00"), Money.of("100000.00"), lines);
    }

    @Override
    public FlattenOutcome flatten(String reason) {
        note("flatten " + reason);
        if (failedFlattens-- > 0) {
            throw new ToolFailure.ServiceDown("alpaca-trade does not answer", null);
        }
        if (looksWhileClosing-- > 0) {
            return new FlattenOutcome(
                    false,
                    true,
                    List.of(),
                    looksWhileClosing == 0
                            ? List.of()
                            : List.of(
                                    new FlattenOutcome.Remaining("AAPL", BigDecimal.TEN, "order f is new, filled 0")));
        }
        boolean held = holdsPosition;
        holdsPosition = false;
        return new FlattenOutcome(
                true,
                false,
                held
                        ? List.of(new FlattenOutcome.Closed(
                                "AAPL", BigDecimal.TEN, new BigDecimal("171"), new BigDecimal("5")))
                        : List.of(),
                List.of());
    }

    private void note(String event) {
        events.add(activetrader.session.console.ConsoleText.clockSeconds(time.instant()) + " " + event);
    }
}
