package activetrader.storm;

import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.risk.TradingMode;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.OrderEvent;
import activetrader.simulator.exchange.order.Role;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Terms;
import activetrader.simulator.script.Script;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Checks every order and every fill at the broker against the limits.
final class Witness {
    /// How late an order may arrive that was sent in time: a slow network delays it by up to the client's timeout.
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(27);
    private static final BigDecimal SLIPPAGE = new BigDecimal("1.03");
    private static final BigDecimal SLIPPAGE_AMONG_LIES = new BigDecimal("1.25");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final DayPlan plan;
    private final RiskLimits limits;
    private final BigDecimal equity;
    private final ModeFile mode;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();
    /// The entries that count for the day: open, or filled in part at least.
    private final Set<String> counted = new HashSet<>();
    private final Map<Symbol, BigDecimal> shares = new TreeMap<>();
    private final Map<Symbol, BigDecimal> costs = new TreeMap<>();
    private final Map<Symbol, Instant> filledAt = new TreeMap<>();
    private int entries;
    private int fills;

    Witness(DayPlan plan, BigDecimal equity, ModeFile mode, Findings findings) {
        this.plan = plan;
        this.limits = plan.limits();
        this.equity = equity;
        this.mode = mode;
        this.findings = findings;
    }

    void attach(Exchange exchange) {
        exchange.listen(this::onEvent);
    }

    int entries() {
        return entries;
    }

    int fills() {
        return fills;
    }

    private synchronized void onEvent(OrderEvent event) {
        SimulatedOrder order = event.order();
        boolean entry = !order.terms().intent().isClosing()
                && order.links().role() == Role.ENTRY
                && order.links().replaces() == null;
        if (entry) {
            count(order);
        }
        if (seen.add(order.id()) && entry) {
            entered(order, event.at());
        }
        if (event.execution() != null) {
            filled(event.execution(), event.positionAfter());
        }
    }

    private void count(SimulatedOrder entry) {
        if (entry.isOpen() || !entry.progress().filled().isZero()) {
            counted.add(entry.id());
        } else {
            counted.remove(entry.id());
        }
    }

    private void entered(SimulatedOrder order, Instant at) {
        entries++;
        Terms terms = order.terms();
        if (terms.side() == Side.SELL) {
            findings.addAt(at, "short sale " + order.clientOrderId());
        }
        if (at.isAfter(plan.day().lastEntryAt().plus(ON_ITS_WAY))) {
            findings.addAt(at, "entry after the cut-off " + order.clientOrderId());
        }
        if (counted.size() > limits.pace().maxTradesPerDay()) {
            findings.addAt(at, "more than " + limits.pace().maxTradesPerDay() + " entries");
        }
        ModeState state = mode.read(at);
        if (plan.trouble().steps().isEmpty()
                && state.mode() != TradingMode.ACTIVE
                && state.setAt().plus(ON_ITS_WAY).isBefore(at)) {
            findings.addAt(at, "entry " + order.clientOrderId() + " while " + state.mode());
        }
    }

    private void filled(Execution execution, BigDecimal after) {
        fills++;
        Symbol symbol = execution.symbol();
        BigDecimal before = after.subtract(execution.signedQuantity());
        if (after.signum() < 0) {
            findings.addAt(execution.at(), "sold more " + symbol + " than was held: " + after);
        }
        BigDecimal cost = costBefore(symbol, before, execution.at());
        costs.put(symbol, costAfter(execution, before, after, cost));
        shares.put(symbol, after);
        if (execution.signedQuantity().signum() > 0) {
            checkSizes(symbol, execution.at());
        }
    }

    /// What was paid for the shares that are still held, where shares have come or gone since the last fill. Shares
    /// that came without a purchase cost nothing.
    private BigDecimal costBefore(Symbol symbol, BigDecimal before, Instant at) {
        BigDecimal cost = costs.getOrDefault(symbol, BigDecimal.ZERO);
        BigDecimal known = shares.getOrDefault(symbol, BigDecimal.ZERO).multiply(splitSince(symbol, at));
        return known.signum() <= 0 || before.compareTo(known) >= 0
                ? cost
                : cost.multiply(before.max(BigDecimal.ZERO)).divide(known, MathContext.DECIMAL64);
    }

    /// How many shares at `at` one share of the last fill has become.
    private BigDecimal splitSince(Symbol symbol, Instant at) {
        Instant last = filledAt.getOrDefault(symbol, at);
        filledAt.put(symbol, at);
        return plan.trouble().script().actions().stream()
                .filter(timed -> timed.at().isAfter(last) && !timed.at().isAfter(at))
                .map(Script.Timed::action)
                .filter(action -> action instanceof AccountAction.SplitShares && action.touches(symbol))
                .map(AccountAction.SplitShares.class::cast)
                .map(split -> split.newRate().divide(split.oldRate(), MathContext.DECIMAL64))
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static BigDecimal costAfter(Execution execution, BigDecimal before, BigDecimal after, BigDecimal cost) {
        if (execution.signedQuantity().signum() > 0) {
            return cost.add(execution.price().times(execution.quantity()).value());
        }
        return before.signum() <= 0
                ? BigDecimal.ZERO
                : cost.multiply(after.max(BigDecimal.ZERO)).divide(before, MathContext.DECIMAL64);
    }

    private void checkSizes(Symbol symbol, Instant at) {
        BigDecimal cost = costs.getOrDefault(symbol, BigDecimal.ZERO);
        if (cost.compareTo(share(limits.size().maxPositionPercent())) > 0) {
            findings.add("size " + symbol, at + " position in " + symbol + " cost " + cost);
        }
        if (!plan.trouble().movesShares()) {
            checkWhole(at);
        }
    }

    /// Checks the account as a whole, where no shares come or go under another name.
    private void checkWhole(Instant at) {
        long held = shares.values().stream().filter(each -> each.signum() > 0).count();
        if (held > limits.size().maxPositions()) {
            findings.addAt(at, held + " positions, allowed " + limits.size().maxPositions());
        }
        BigDecimal deployed = costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (deployed.compareTo(share(limits.size().maxDeployedPercent())) > 0) {
            findings.add("deployed", at + " deployed " + deployed);
        }
    }

    private BigDecimal slippage() {
        boolean lies =
                !plan.trouble().rules().isEmpty() || !plan.trouble().script().equals(Script.empty());
        return lies ? SLIPPAGE_AMONG_LIES : SLIPPAGE;
    }

    private BigDecimal share(BigDecimal percent) {
        return equity.multiply(percent).multiply(slippage()).divide(HUNDRED, MathContext.DECIMAL64);
    }
}
