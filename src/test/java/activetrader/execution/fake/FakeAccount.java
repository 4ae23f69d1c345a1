package activetrader.execution.fake;

import activetrader.broker.AccountActivity;
import activetrader.broker.BrokerException;
import activetrader.broker.Listing;
import activetrader.market.Account;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Cash, shares and fills of a [FakeBroker], at one price a symbol, and what it shows of them wrongly.
public final class FakeAccount {
    private static final Price USUAL = Price.of("100");

    public BigDecimal cash = new BigDecimal("100000");
    /// The market's prices; 100 dollars for a symbol without one.
    public final Map<Symbol, Price> prices = new TreeMap<>();

    /// What changed the account without a fill.
    public final List<AccountActivity> activities = new ArrayList<>();

    /// How long the list of fills does not show a new one.
    public Duration fillsListedAfter = Duration.ZERO;
    /// What the account shows as equity beyond what is there.
    public BigDecimal equityError = BigDecimal.ZERO;
    /// Whether the account's numbers cannot be read.
    public boolean unreadable;
    /// Positions that cannot be read.
    public List<RawItem> unreadablePositions = List.of();
    /// Positions in asset classes that are not traded here.
    public List<RawItem> otherAssets = List.of();
    /// What positions show as their price where it is not the market's.
    public final Map<Symbol, Price> misread = new TreeMap<>();
    /// Whether positions show all shares as available, though orders hold some.
    public boolean showsAllAvailable;
    /// How many of the next lists of positions show ten times what is held.
    public int exaggerations;

    private final Map<Symbol, BigDecimal> shares = new TreeMap<>();
    private final Map<Symbol, BigDecimal> costs = new TreeMap<>();
    private final List<Fill> fills = new ArrayList<>();

    Price price(Symbol symbol) {
        return prices.getOrDefault(symbol, USUAL);
    }

    /// The shares held; negative when short.
    public BigDecimal held(Symbol symbol) {
        return shares.getOrDefault(symbol, BigDecimal.ZERO);
    }

    /// Cash and shares at the market's prices.
    public BigDecimal equity() {
        BigDecimal equity = cash;
        for (Map.Entry<Symbol, BigDecimal> held : shares.entrySet()) {
            equity = equity.add(held.getValue().multiply(price(held.getKey()).value()));
        }
        return equity;
    }

    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    List<Fill> fills(Instant after, Instant now) {
        return fills.stream()
                .filter(fill -> !fill.at().isBefore(after))
                .filter(fill -> !fill.at().plus(fillsListedAfter).isAfter(now))
                .toList();
    }

    List<AccountActivity> activities(Instant after) {
        return activities.stream().filter(one -> one.at().isAfter(after)).toList();
    }

    /// Shares that come without a fill, at the market's price.
    public void addShares(Symbol symbol, int count) {
        BigDecimal more = BigDecimal.valueOf(count);
        shares.merge(symbol, more, BigDecimal::add);
        costs.merge(symbol, more.multiply(price(symbol).value()), BigDecimal::add);
    }

    /// A split without an activity: price and shares change, the cost stays, a fraction of a share is lost.
    public void split(Symbol symbol, int newRate, int oldRate) {
        BigDecimal fresh = BigDecimal.valueOf(newRate);
        BigDecimal old = BigDecimal.valueOf(oldRate);
        Price before = price(symbol);
        shares.computeIfPresent(symbol, (_, held) -> held.multiply(fresh).divide(old, 0, RoundingMode.DOWN));
        prices.put(symbol, new Price(before.value().multiply(old).divide(fresh, 4, RoundingMode.HALF_UP)));
    }

    /// The last fill in `symbol`, a purchase, is listed with another count from now on.
    ///
    /// @param ratio shares of now for one of the fill
    public void correctLastFill(Symbol symbol, int count, BigDecimal ratio) {
        Fill last = fills.stream()
                .filter(fill -> fill.symbol().equals(symbol))
                .reduce((_, later) -> later)
                .orElseThrow();
        Quantity right = Quantity.of(count);
        BigDecimal change = right.value().subtract(last.quantity().value());
        BigDecimal paid = change.multiply(last.price().value());
        shares.merge(symbol, change.multiply(ratio), BigDecimal::add);
        costs.merge(symbol, paid, BigDecimal::add);
        cash = cash.subtract(paid);
        fills.replaceAll(fill -> fill.equals(last)
                ? new Fill(last.id(), last.orderId(), last.symbol(), last.side(), right, last.price(), last.at())
                : fill);
    }

    /// What was held as `from` is held as `to`, without an activity.
    public void rename(Symbol from, Symbol to) {
        prices.put(to, price(from));
        shares.put(to, Objects.requireNonNull(shares.remove(from)));
        costs.put(to, Objects.requireNonNull(costs.remove(from)));
    }

    /// Books a fill of `order` at the market's price.
    void execute(Order order, Quantity quantity, Instant now) {
        Price price = price(order.symbol());
        BigDecimal signed =
                order.side() == Side.BUY ? quantity.value() : quantity.value().negate();
        BigDecimal before = held(order.symbol());
        BigDecimal cost = costs.getOrDefault(order.symbol(), BigDecimal.ZERO);
        BigDecimal after = before.add(signed);
        costs.put(
                order.symbol(),
                before.signum() == 0 || before.signum() == signed.signum()
                        ? cost.add(signed.multiply(price.value()))
                        : cost.multiply(after).divide(before, MathContext.DECIMAL64));
        shares.put(order.symbol(), after);
        if (after.signum() == 0) {
            shares.remove(order.symbol());
            costs.remove(order.symbol());
        }
        cash = cash.subtract(signed.multiply(price.value()));
        fills.add(
                new Fill("fill-" + (fills.size() + 1), order.id(), order.symbol(), order.side(), quantity, price, now));
    }

    Account shown() {
        if (unreadable) {
            throw new BrokerException.Malformed("equity must be a number, was N/A", new IllegalArgumentException());
        }
        return new Account(
                "fake",
                "FAKE1",
                "ACTIVE",
                new Money(cash),
                new Money(equity().add(equityError)),
                Money.of(100000),
                Money.of(400000),
                BigDecimal.valueOf(4),
                false,
                true);
    }

    Listing<Position> listing(FakeOrderBook orders) {
        boolean exaggerates = exaggerations-- > 0;
        List<Position> shown = shares.keySet().stream()
                .map(symbol -> view(symbol, orders))
                .map(view -> exaggerates ? tenfold(view) : view)
                .toList();
        return new Listing<>(shown, unreadablePositions, otherAssets);
    }

    Optional<Position> position(Symbol symbol, FakeOrderBook orders) {
        return shares.containsKey(symbol) ? Optional.of(view(symbol, orders)) : Optional.empty();
    }

    private Position view(Symbol symbol, FakeOrderBook orders) {
        BigDecimal held = held(symbol);
        BigDecimal cost = Objects.requireNonNull(costs.get(symbol));
        BigDecimal value = held.multiply(price(symbol).value());
        return new Position(
                symbol,
                held.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT,
                new Quantity(held.abs()),
                new Quantity(showsAllAvailable ? held.abs() : orders.available(symbol)),
                new Price(cost.divide(held, MathContext.DECIMAL64)),
                misread.getOrDefault(symbol, price(symbol)),
                new Money(value),
                new Money(cost),
                new Money(value.subtract(cost)));
    }

    private static Position tenfold(Position real) {
        return new Position(
                real.symbol(),
                real.side(),
                new Quantity(real.quantity().value().multiply(BigDecimal.TEN)),
                new Quantity(real.available().value().multiply(BigDecimal.TEN)),
                real.averageEntryPrice(),
                real.currentPrice(),
                real.marketValue().times(BigDecimal.TEN),
                real.costBasis().times(BigDecimal.TEN),
                real.unrealizedProfit().times(BigDecimal.TEN));
    }
}
