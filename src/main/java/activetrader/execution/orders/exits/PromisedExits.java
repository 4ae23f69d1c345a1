package activetrader.execution.orders.exits;

import activetrader.broker.BrokerException;
import activetrader.market.Symbol;
import activetrader.time.Polling;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs exits with their promises: an exit is tried again while there is time, and ends done, or recorded as not
/// done with an alert. The caller need not wait for it.
public final class PromisedExits {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final TimeSource time;
    private final ExitPromises promises;

    public PromisedExits(TimeSource time, ExitPromises promises) {
        this.time = time;
        this.promises = promises;
    }

    /// Reads what an exit from `symbol` is to close.
    ///
    /// @throws BrokerException when the broker does not answer; that is recorded
    public <T> T look(Symbol symbol, @Nullable String cycle, Supplier<T> once) {
        ExitPromises.Promise promise = promises.promise(symbol, cycle);
        try {
            T seen = once.get();
            promise.handOn();
            return seen;
        } catch (BrokerException e) {
            promise.broken(ExitFailure.BROKER_SILENT, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// @param once tries to exit once, without throwing
    public ExitResult keep(ExitRequest request, Function<ExitRequest, ExitResult> once) {
        ExitPromises.Promise promise = promises.promise(request.symbol(), request.cycle());
        ExitResult result = once.apply(request);
        while (result instanceof ExitResult.Failed failed
                && failed.why().isWorthAnotherTry()
                && promise.mayTryAgain()
                && Polling.sleep(time, BETWEEN)) {
            result = once.apply(request);
        }
        switch (result) {
            case ExitResult.Placed _, ExitResult.NothingHeld _, ExitResult.Refused _ -> promise.kept();
            case ExitResult.Failed failed -> promise.broken(failed.why(), failed.message());
        }
        return result;
    }
}
