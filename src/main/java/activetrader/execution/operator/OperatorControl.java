package activetrader.execution.operator;

import activetrader.execution.OrderDesk;
import activetrader.execution.flatten.FlattenReport;
import activetrader.execution.flatten.FlattenRequest;
import activetrader.execution.mode.ModeState;
import activetrader.execution.operator.OperatorResult.Outcome;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out an operator's requests at the order desk, each once: a request with an id that is known gets the
/// result of the first one.
///
/// Every call answers within [#PATIENCE]; a flatten that takes longer continues. Safe for several threads.
/// See decision 107.
public final class OperatorControl {
    private static final Logger log = LoggerFactory.getLogger(OperatorControl.class);

    /// How long a request waits for its flatten.
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int KEPT = 500;

    private final OrderDesk desk;
    private final TimeSource time;
    private final Map<String, OperatorResult> results = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OperatorResult> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable FlattenRun running;

    public OperatorControl(OrderDesk desk, TimeSource time) {
        this.desk = desk;
        this.time = time;
    }

    /// A flatten that has begun.
    private static final class FlattenRun {
        final FlattenRequest request;
        /// Each request with what is to be said before its result.
        final Map<OperatorRequest, String> waiting = new LinkedHashMap<>();

        FlattenRun(FlattenRequest request) {
            this.request = request;
        }
    }

    /// The mode that holds now; asks no broker.
    public ModeState mode() {
        return desk.mode();
    }

    /// What a running flatten has still to close; empty when none runs, or when it has not read the account yet.
    public Optional<List<FlattenReport.Remaining>> leftToClose() {
        return desk.leftToClose();
    }

    /// The results of the last requests, the latest last.
    public synchronized List<OperatorResult> results() {
        return List.copyOf(results.values());
    }

    /// Carries out `request`, unless one with its id was carried out before.
    public OperatorResult execute(OperatorRequest request) {
        OperatorResult known = known(request);
        OperatorResult result = known == null ? begun(request) : known;
        return result.outcome() == Outcome.RUNNING ? awaited(result) : result;
    }

    private synchronized @Nullable OperatorResult known(OperatorRequest request) {
        OperatorResult known = results.get(request.id());
        if (known != null && known.request().action() != request.action()) {
            return new OperatorResult(
                    request,
                    Outcome.REFUSED,
                    "the request id was used for " + known.request().action().code() + " before; choose a new one",
                    desk.mode());
        }
        return known == null ? null : known.asRepeated();
    }

    private synchronized OperatorResult begun(OperatorRequest request) {
        OperatorResult known = known(request);
        if (known != null) {
            return known;
        }
        OperatorResult result = switch (request.action()) {
            case PAUSE -> changed(request, (before, now) -> ModeChanges.pause(before, request, now));
            case RESUME -> changed(request, (before, now) -> ModeChanges.resume(before, request, now));
            case FLATTEN -> flattening(request, new FlattenRequest(ModeState.OPERATOR, request.reason()), "");
            case PANIC ->
                flattening(request, new FlattenRequest(ModeState.PANIC, request.reason(), true), halt(request));
        };
        results.put(request.id(), result);
        log.info(
                "operator request id={} action={} outcome={} message=\"{}\"",
                request.id(),
                request.action(),
                result.outcome(),
                result.message());
        return result;
    }

    private OperatorResult changed(
            OperatorRequest request, BiFunction<ModeState, Instant, ModeChanges.Change> decision) {
        Instant now = time.instant();
        List<ModeChanges.Change> made = new ArrayList<>();
        try {
            desk.changeMode(before -> {
                made.add(decision.apply(before, now));
                return made.getLast().state();
            });
            return made.getLast().of(request);
        } catch (UncheckedIOException e) {
            return new OperatorResult(request, Outcome.FAILED, "the mode is unchanged: " + e.getMessage(), desk.mode());
        }
    }

    /// Halts trading. Positions are closed also when the mode cannot be kept.
    ///
    /// @return what is to be said of a mode that was not kept; empty when it was
    private String halt(OperatorRequest request) {
        try {
            desk.changeMode(before -> ModeChanges.panic(before, request, time.instant()));
            return "";
        } catch (UncheckedIOException e) {
            log.error("HALTED not kept cause=\"{}\"", e.getMessage());
            return "HALTED could not be kept (" + e.getMessage() + "), so stop the services as well; ";
        }
    }

    /// Starts a flatten, or joins the one that runs when that closes as much.
    private OperatorResult flattening(OperatorRequest request, FlattenRequest flatten, String note) {
        FlattenRun run = running;
        if (run == null || (flatten.external() && !run.request.external())) {
            FlattenRun fresh = new FlattenRun(flatten);
            running = fresh;
            run = fresh;
            time.at(time.instant(), "operator flatten", () -> run(fresh));
        }
        run.waiting.put(request, note);
        return new OperatorResult(
                request, Outcome.RUNNING, note + "orders are being cancelled and positions closed", desk.mode());
    }

    private void run(FlattenRun run) {
        try {
            FlattenReport report = desk.flatten(run.request);
            ended(run, report, inWords(report));
        } catch (RuntimeException e) {
            log.error("operator's flatten failed", e);
            ended(run, null, "the flatten failed: ask again with a new request, or run 'active-trader flatten'");
        }
    }

    private synchronized void ended(FlattenRun run, @Nullable FlattenReport report, String message) {
        if (running == run) {
            running = null;
        }
        Outcome outcome = report != null && report.flat() ? Outcome.DONE : Outcome.FAILED;
        run.waiting.forEach((request, note) -> results.computeIfPresent(
                request.id(),
                (_, _) -> new OperatorResult(request, outcome, note + message, desk.mode(), false, report)));
        log.info("operator's flatten ended outcome={} message=\"{}\"", outcome, message);
    }

    private static String inWords(FlattenReport report) {
        String done = "cancelled " + report.cancelledOrders() + " orders, closed "
                + report.closed().size() + " positions";
        if (report.flat()) {
            return "the account is flat: " + done + report.keptInWords();
        }
        return "NOT FLAT: " + done + ", left: "
                + String.join(
                        ", ",
                        report.remaining().stream()
                                .map(FlattenReport.Remaining::inWords)
                                .toList())
                + (report.trouble() == null ? "" : "; not verified: " + report.trouble());
    }

    private OperatorResult awaited(OperatorResult first) {
        Tick end = time.tick().plus(PATIENCE);
        OperatorResult now = first;
        try {
            while (now.outcome() == Outcome.RUNNING && time.tick().isBefore(end)) {
                time.sleep(LOOK_EVERY);
                now = current(first);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return first.repeated() ? now.asRepeated() : now;
    }

    private synchronized OperatorResult current(OperatorResult first) {
        return results.getOrDefault(first.request().id(), first);
    }
}
