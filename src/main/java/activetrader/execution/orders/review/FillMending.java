package activetrader.execution.orders.review;

import activetrader.execution.account.AccountReader;
import activetrader.execution.orders.exits.ExitRequest;
import activetrader.execution.orders.exits.ExitResult;
import activetrader.execution.orders.exits.ExitSubmitter;
import activetrader.execution.orders.stops.StopMover;
import activetrader.execution.orders.stops.StopResult;
import activetrader.execution.protection.PositionProtection;
import activetrader.journal.ExitKind;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.util.Optional;

/// Mends what a [FillReview] finds, by exits and moves of stops.
public record FillMending(PositionProtection protection, AccountReader reader, ExitSubmitter exits, StopMover stops)
        implements FillReview.Mending {
    @Override
    public Optional<Price> stopOf(Position position) {
        return Optional.ofNullable(protection
                .coverage(position, reader.forExits().ordersOf(position.symbol()))
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
