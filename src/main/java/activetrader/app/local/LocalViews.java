package activetrader.app.local;

import activetrader.broker.MarketClock;
import activetrader.market.Account;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.account.AccountRules;
import activetrader.simulator.exchange.account.Balance;
import activetrader.simulator.exchange.account.Holding;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.order.Progress;
import activetrader.simulator.exchange.order.SimulatedOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// The exchange's values as a client of the trading API reads them.
final class LocalViews {
    private static final int AMOUNT_SCALE = 6;

    private LocalViews() {}

    static Account account(Exchange exchange) {
        Balance balance = exchange.balance();
        AccountRules rules = exchange.rules();
        return new Account(
                exchange.accountId(),
                exchange.accountNumber(),
                Account.ACTIVE,
                balance.cash(),
                balance.equity(),
                balance.lastEquity(),
                balance.buyingPower(),
                BigDecimal.valueOf(balance.multiplier()),
                rules.suspendTrade(),
                !rules.noShorting() && balance.multiplier() > 1);
    }

    static MarketClock clock(Exchange exchange) {
        TradingCalendar calendar = exchange.tape().calendar();
        Instant now = exchange.time().plus(exchange.settings().quirks().clockOffset());
        TradingDay day = calendar.currentOrNext(now);
        TradingDay opening = now.isBefore(day.open()) ? day : calendar.currentOrNext(day.close());
        return new MarketClock(now, day.isOpenAt(now), opening.open(), day.close());
    }

    static Position position(PositionView view) {
        Holding holding = view.holding();
        return new Position(
                view.symbol(),
                holding.isLong() ? PositionSide.LONG : PositionSide.SHORT,
                holding.shares(),
                view.available().min(holding.shares()),
                holding.averagePrice(),
                view.price(),
                amount(view.marketValue()),
                amount(holding.cost()),
                amount(view.unrealized()));
    }

    private static Money amount(Money exact) {
        return new Money(exact.value().setScale(AMOUNT_SCALE, RoundingMode.HALF_UP));
    }

    static Order order(SimulatedOrder order, List<Order> legs) {
        Progress progress = order.progress();
        return new Order(
                order.id(),
                order.clientOrderId(),
                order.symbol(),
                order.terms().side(),
                order.terms().type(),
                order.terms().orderClass(),
                order.terms().timeInForce(),
                order.terms().quantity(),
                progress.filled(),
                progress.averagePrice().orElse(null),
                order.terms().limitPrice(),
                order.terms().stopFor(progress.best()).orElse(null),
                progress.status(),
                order.stamps().created(),
                order.stamps().filled(),
                order.links().replaces(),
                order.links().replacedBy(),
                legs);
    }
}
