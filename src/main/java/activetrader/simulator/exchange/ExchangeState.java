package activetrader.simulator.exchange;

import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.time.Instant;
import java.util.List;

/// Everything that an exchange must remember over a restart.
///
/// @param orders in the order of arrival
/// @param executions as they were booked, oldest first
/// @param events what happened without a fill, oldest first
/// @param idsDrawn how many ids the seed has given so far
public record ExchangeState(
        String accountId,
        Instant createdAt,
        AccountRules rules,
        List<SimulatedOrder> orders,
        List<Execution> executions,
        List<AccountEvent> events,
        long idsDrawn) {
    public ExchangeState {
        orders = List.copyOf(orders);
        executions = List.copyOf(executions);
        events = List.copyOf(events);
    }
}
