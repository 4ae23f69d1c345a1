package activetrader.simulator.exchange;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.account.Balance;
import activetrader.simulator.exchange.account.Balances;
import activetrader.simulator.exchange.book.WorkingOrder;
import activetrader.simulator.exchange.checks.AccountChecks;
import activetrader.simulator.exchange.checks.CheckPrice;
import activetrader.simulator.exchange.checks.ClassChecks;
import activetrader.simulator.exchange.checks.FieldChecks;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.checks.StopChecks;
import activetrader.simulator.exchange.checks.TickChecks;
import activetrader.simulator.exchange.checks.WashTrade;
import activetrader.simulator.exchange.order.OrderChange;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.PositionIntent;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.exchange.order.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks the client's requests in the broker's order, and accepts or refuses each.
///
/// The order of the checks: fields, client order id, life and class, price increments, asset, account, stop and leg
/// prices, intent and shorting, opposite orders, wash trade, shares available, buying power.
final class OrderGateway {
    private static final Money LEAST_COST = Money.of(1);

    private final ExchangeContext context;
    private final Lifecycle lifecycle;
    private final Intake intake;
    private final ClassChecks classChecks;
    private final AccountChecks accountChecks;
    private final CheckPrice checkPrice;
    private final Replacement replacement;
    private final Balances balances;
    private AccountRules rules;

    OrderGateway(ExchangeContext context, Lifecycle lifecycle, AccountRules rules) {
        this.context = context;
        this.lifecycle = lifecycle;
        this.rules = rules;
        this.intake = new Intake(context);
        this.classChecks = new ClassChecks(context.sessions());
        this.accountChecks = new AccountChecks(context.book());
        this.checkPrice = new CheckPrice(context.tape(), context.sessions(), context.valuation());
        this.replacement = new Replacement(context, checkPrice);
        this.balances = new Balances(context.ledger(), context.tape(), context.valuation());
    }

    AccountRules rules() {
        return rules;
    }

    AccountRules setRules(AccountRules wanted) {
        rules = wanted;
        return wanted;
    }

    Balance balance(Instant at) {
        int multiplier = Math.min(context.settings().multiplier(), rules.maximumMultiplier());
        return balances.at(at, multiplier, context.book().reserved());
    }

    /// @return the order, then its legs
    List<WorkingOrder> submit(OrderRequest request, Instant at) {
        FieldChecks.check(request);
        uniqueClientId(request.clientOrderId());
        classChecks.check(request, at);
        TickChecks.check(request);
        Asset asset = asset(request.symbol());
        AccountChecks.blocks(request, asset, rules);
        StopChecks.check(request, context.valuation().price(asset.symbol(), at));
        List<SimulatedOrder> orders = allowed(request, asset, at);
        return orders.stream().map(this::enter).toList();
    }

    private void uniqueClientId(@Nullable String id) {
        if (id != null && context.book().findByClientId(id).isPresent()) {
            throw Refusal.field("client_order_id must be unique");
        }
    }

    private Asset asset(String name) {
        Asset asset = symbol(name)
                .flatMap(context.tape()::asset)
                .orElseThrow(() -> Refusal.rule("asset \"" + name + "\" not found"));
        if (!asset.tradable()) {
            throw Refusal.rule("asset \"" + name + "\" is not tradable");
        }
        return asset;
    }

    private static Optional<Symbol> symbol(String name) {
        try {
            return Optional.of(Symbol.of(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private List<SimulatedOrder> allowed(OrderRequest request, Asset asset, Instant at) {
        Symbol symbol = asset.symbol();
        BigDecimal position = context.ledger().quantity(symbol);
        PositionIntent intent = AccountChecks.intent(request, position);
        Balance balance = balance(at);
        if (intent == PositionIntent.SELL_TO_OPEN) {
            AccountChecks.shorting(request, asset, mayShort(balance));
        }
        accountChecks.oppositeOpening(symbol, intent);
        Terms terms = Intake.terms(request, symbol, intent);
        WashTrade.check(terms, context.book().open(symbol));
        Price price = checkPrice.of(terms, at).orElse(null);
        List<SimulatedOrder> orders = intake.orders(request, terms, price, at);
        SimulatedOrder order = orders.getFirst();
        if (intent.isClosing()) {
            accountChecks.available(symbol, order.remaining(), position);
        } else {
            AccountChecks.buyingPower(order, balance.buyingPower());
            leastCost(request, order);
        }
        return orders;
    }

    /// Whether the account may sell short: by its owner's rules, and on margin only.
    boolean mayShort(Balance balance) {
        return !rules.noShorting() && balance.multiplier() > 1;
    }

    private static void leastCost(OrderRequest request, SimulatedOrder order) {
        if (ClassChecks.isFractional(request) && order.reserve().isBelow(LEAST_COST)) {
            throw Refusal.forbidden("cost basis must be >= minimal amount of order 1");
        }
    }

    private WorkingOrder enter(SimulatedOrder order) {
        WorkingOrder working = new WorkingOrder(order);
        context.book().add(working);
        if (!working.is(OrderStatus.HELD)) {
            context.announcer()
                    .tell(working, working.status().code(), order.stamps().created());
        }
        return working;
    }

    WorkingOrder replace(WorkingOrder old, OrderChange change, Instant at) {
        uniqueClientId(change.clientOrderId());
        return replacement.replace(old, change, balance(at).buyingPower(), at);
    }

    void cancel(WorkingOrder order, Instant at) {
        if (order.status().isFinal()) {
            throw Refusal.rule("order is already in \"" + order.status() + "\" state");
        }
        if (order.is(OrderStatus.PENDING_CANCEL)) {
            throw Refusal.rule("order pending cancel");
        }
        lifecycle.requestCancel(order, at);
    }

    /// The market order that closes `quantity` shares of a position, or all of it.
    OrderRequest closing(Symbol symbol, @Nullable Quantity quantity) {
        BigDecimal position = context.ledger().quantity(symbol);
        if (position.signum() == 0) {
            throw Refusal.notFound("position does not exist");
        }
        BigDecimal shares = quantity == null ? position.abs() : quantity.value();
        return OrderRequest.market(symbol.value(), position.signum() > 0 ? Side.SELL : Side.BUY, shares);
    }
}
