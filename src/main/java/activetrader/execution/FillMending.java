package activetrader.execution;

import activetrader.execution.orders.FillReview;
import activetrader.journal.ExitKind;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import java.util.Optional;

/// Mends by the desk's own exits and stops what a [FillReview] finds.
record FillMending(Desk desk, ExitDesk exits, StopMover stops) implements FillReview.Mending {
    static FillReview review(Desk desk, RiskLimits limits, ExitDesk exits, StopMover stops) {
        return new FillReview(
                desk.broker(),
                desk.reader(),
                desk.fills(),
                desk.ledger(),
                limits,
                desk.time(),
                desk.alerts(),
                new FillMending(desk, exits, stops));
    }

    @Override
    public Optional<Price> stopOf(Position position) {
        return Optional.ofNullable(desk.coverage(position, desk.exitReader().ordersOf(position.symbol()))
                .best());
    }

    @Override
    public boolean reduce(Symbol symbol, Quantity quantity, String reason) {
        return switch (exits.exit(new ExitRequest(symbol, quantity, null, reason, null, ExitKind.RULE))) {
            case ExitResult.Placed _, ExitResult.NothingHeld _ -> true;
            case ExitResult.Refused _, ExitResult.Failed _ -> false;
        };
    }

    @Override
    public boolean moveStop(Symbol symbol, Price stop) {
        return switch (stops.move(symbol, stop)) {
            case StopResult.Moved _ -> true;
            case StopResult.Refused _, StopResult.Failed _ -> false;
        };
    }
}
