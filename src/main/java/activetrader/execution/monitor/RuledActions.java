package activetrader.execution.monitor;

import activetrader.execution.account.CallBudget;
import activetrader.execution.orders.exits.ExitSubmitter;
import activetrader.execution.orders.stops.StopMover;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what the configured rules require, by exits and moves of stops.
public record RuledActions(ExitSubmitter exits, StopMover stops, CallBudget calls) implements PositionActions {
    private static final Logger log = LoggerFactory.getLogger(RuledActions.class);

    @Override
    public boolean hasCalls() {
        return calls.suffices();
    }

    @Override
    public void moveStop(Symbol symbol, Price to) {
        log.info("stop follows symbol={} result={}", symbol, stops.move(symbol, to));
    }

    @Override
    public void closePart(Symbol symbol, Quantity part, @Nullable Price restStop, String reason) {
        log.info(
                "part closed by rule symbol={} qty={} result={}",
                symbol,
                part,
                exits.closePart(symbol, part, restStop, reason));
    }
}
