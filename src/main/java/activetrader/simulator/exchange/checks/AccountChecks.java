package activetrader.simulator.exchange.checks;

import activetrader.market.Asset;
import activetrader.market.Money;
import activetrader.market.OrderClass;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.book.OrderBook;
import activetrader.simulator.exchange.order.OrderRequest;
import activetrader.simulator.exchange.order.PositionIntent;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Whether the account may have a new order, given what it holds and what is open.
public final class AccountChecks {
    private final OrderBook book;

    public AccountChecks(OrderBook book) {
        this.book = book;
    }

    public static void blocks(OrderRequest request, Asset asset, AccountRules rules) {
        if (rules.suspendTrade()) {
            throw Refusal.forbidden("trading is suspended");
        }
        if (!ClassChecks.isFractional(request)) {
            return;
        }
        if (!asset.fractionable()) {
            throw Refusal.forbidden("asset \"" + asset.symbol() + "\" is not fractionable");
        }
        if (!rules.fractionalTrading()) {
            throw Refusal.forbidden("fractional trading is disabled for this account");
        }
    }

    /// What the order does to a position of `held` signed shares.
    public static PositionIntent intent(OrderRequest request, BigDecimal held) {
        boolean closing = request.side() == Side.BUY ? held.signum() < 0 : held.signum() > 0;
        PositionIntent inferred = PositionIntent.of(request.side(), closing);
        PositionIntent specified = request.intent();
        if (specified != null && specified != inferred) {
            throw Refusal.rule(
                    "position intent mismatch, inferred: " + inferred.code() + ", specified: " + specified.code());
        }
        OrderClass orderClass = request.orderClass();
        if (closing && (orderClass == OrderClass.BRACKET || orderClass == OrderClass.OTO)) {
            throw Refusal.rule(orderClass.name().toLowerCase(Locale.ROOT) + " orders must be entry orders");
        }
        if (!closing && orderClass == OrderClass.OCO) {
            throw Refusal.rule("oco orders must be exit orders");
        }
        return inferred;
    }

    public static void shorting(OrderRequest request, Asset asset, boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("account is not allowed to short");
        }
        if (!asset.shortable()) {
            throw Refusal.rule("asset \"" + asset.symbol() + "\" cannot be sold short");
        }
        if (ClassChecks.isFractional(request)) {
            throw Refusal.rule("fractional orders cannot be sold short");
        }
    }

    /// No position is opened in one direction while an order is open that opens one in the other.
    public void oppositeOpening(Symbol symbol, PositionIntent intent) {
        PositionIntent opposite =
                intent == PositionIntent.BUY_TO_OPEN ? PositionIntent.SELL_TO_OPEN : PositionIntent.BUY_TO_OPEN;
        if (!intent.isClosing() && book.open(symbol).anyMatch(order -> order.terms.intent() == opposite)) {
            throw Refusal.forbidden(
                    intent == PositionIntent.BUY_TO_OPEN
                            ? "cannot open a long buy while a short sell order is open"
                            : "cannot open a short sell while a long buy order is open");
        }
    }

    /// An order can close no more than what no other open order closes.
    public void available(Symbol symbol, Quantity wanted, BigDecimal position) {
        Quantity existing = new Quantity(position.abs());
        Quantity kept = book.held(symbol);
        Quantity available = existing.isAbove(kept) ? existing.minus(kept) : Quantity.ZERO;
        if (wanted.isAbove(available)) {
            throw insufficient(symbol, wanted, available, existing, kept);
        }
    }

    private Refusal insufficient(Symbol symbol, Quantity wanted, Quantity available, Quantity existing, Quantity kept) {
        Refusal refusal = Refusal.forbidden("insufficient qty available for order (requested: " + wanted
                        + ", available: " + available + ")")
                .with("available", available.toString())
                .with("existing_qty", existing.toString())
                .with("held_for_orders", kept.toString())
                .with("symbol", symbol.value());
        List<String> holders = book.holders(symbol).map(order -> order.id).toList();
        return holders.isEmpty() ? refusal : refusal.with("related_orders", holders);
    }

    public static void buyingPower(SimulatedOrder order, Money buyingPower) {
        affordable(order.reserve(), buyingPower);
    }

    public static void affordable(Money cost, Money buyingPower) {
        if (cost.isAbove(buyingPower)) {
            throw Refusal.forbidden("insufficient buying power")
                    .with("buying_power", buyingPower.toString())
                    .with("cost_basis", cost.toCents().toString());
        }
    }
}
