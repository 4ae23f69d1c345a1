package activetrader.execution.orders;

import activetrader.execution.context.TradingContext;
import activetrader.journal.ExitKind;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import java.util.Optional;

/// Mends what a [FillReview] finds, by exits and moves of stops.
public record FillMending(TradingContext context, ExitSubmitter exits, StopMover stops) implements FillReview.Mending {
    public static FillReview review(TradingContext context, RiskLimits limits, ExitSubmitter exits, StopMover stops) {
        return new FillReview(
                context.broker(),
                context.reader(),
                context.fills(),
                context.ledger(),
                limits,
                context.time(),
                context.alerts(),
                new FillMending(context, exits, stops));
    }

    @Override
    public Optional<Price> stopOf(Position position) {
        return Optional.ofNullable(
                context.coverage(position, context.exitReader().ordersOf(position.symbol()))
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
