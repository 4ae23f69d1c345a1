package activetrader.execution;

import activetrader.execution.ledger.Patience;
import activetrader.execution.orders.ExitPromises;
import java.time.Duration;
import java.util.function.Function;

/// Exits that are tried again while there is time, and end done, or on record as not done with a person alerted.
/// Whoever asked for one may have left.
final class PromisedExits {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Desk desk;
    private final ExitPromises promises;

    PromisedExits(Desk desk, ExitPromises promises) {
        this.desk = desk;
        this.promises = promises;
    }

    /// @param once tries to exit, without throwing
    ExitResult keep(ExitRequest request, Function<ExitRequest, ExitResult> once) {
        ExitPromises.Promise promise = promises.promise(request.symbol(), request.cycle());
        ExitResult result = once.apply(request);
        while (result instanceof ExitResult.Failed failed
                && failed.why().isWorthAnotherTry()
                && promise.mayTryAgain()
                && Patience.sleep(desk.time(), BETWEEN)) {
            result = once.apply(request);
        }
        switch (result) {
            case ExitResult.Placed _, ExitResult.NothingHeld _, ExitResult.Refused _ -> promise.kept();
            case ExitResult.Failed failed -> promise.broken(failed.why(), failed.message());
        }
        return result;
    }
}
