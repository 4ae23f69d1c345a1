package activetrader.risk;

import static java.util.Objects.requireNonNull;

import activetrader.market.Account;
import activetrader.market.Asset;
import activetrader.market.FeedProfile;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.OrderClass;
import activetrader.market.OrderStatus;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.RawItem;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.TimeInForce;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.AccountView.ClockCheck;
import activetrader.risk.AccountView.DayRecord;
import activetrader.risk.SymbolView.MarketTrend;
import activetrader.risk.SymbolView.MarketTrend.Direction;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.ReferencePrice.Source;
import activetrader.risk.SymbolView.Volatility;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry that the gate approves; each test changes one value of it: buy 10 shares of
/// ACME, quoted 99.98 to 100.00, for an account of $100,000 on a Tuesday at 11:00 in New York.
final class Scene {
    static final Symbol ACME = Symbol.of("ACME");
    static final TradingDay DAY = new TradingDay(
            LocalDate.of(2026, 3, 3), Instant.parse("2026-03-03T14:30:00Z"), Instant.parse("2026-03-03T21:00:00Z"));
    static final Instant NOON = Instant.parse("2026-03-03T16:00:00Z");

    RiskLimits limits = TestLimits.wide();
    Instant now = NOON;

    @Nullable
    TradingDay day = DAY;

    TradingMode mode = TradingMode.ACTIVE;

    @Nullable
    ClockCheck clock = ClockCheck.agreeing(NOON);

    boolean booksKnown = true;
    Money equity = Money.of(100_000);
    Money buyingPower = Money.of(100_000);

    /// Null for what equity leaves beside the positions.
    @Nullable
    Money cash;

    boolean accountBlocked;
    String accountStatus = "ACTIVE";
    final List<RawItem> unreadable = new ArrayList<>();
    final List<RawItem> otherAssets = new ArrayList<>();
    boolean shortingEnabled = true;
    final List<Position> positions = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();

    @Nullable
    Instant readAt;

    @Nullable
    DayRecord today = DayRecord.startingWith(Money.of(100_000));

    FeedProfile feed = FeedProfile.of("sip");

    @Nullable
    Asset asset = new Asset("id", ACME, "Acme", "NYSE", true, true, true, true);

    boolean halted;

    @Nullable
    Quote quote = quote("99.98", "100.00");

    @Nullable
    Volatility volatility = new Volatility(new BigDecimal("0.50"), NOON);

    @Nullable
    Money averageDollarVolume = Money.of(500_000_000);

    /// Null for a trade just now at the ask.
    @Nullable
    List<ReferencePrice> references;

    @Nullable
    Direction marketDirection = Direction.MIXED;

    /// Null for just now.
    @Nullable
    Instant marketTrendAt;

    @Nullable
    BigDecimal score;

    Side side = Side.BUY;
    Quantity quantity = Quantity.of(10);

    @Nullable
    Price limitPrice;

    @Nullable
    Price stopPrice;

    @Nullable
    Price takeProfit;

    static Quote quote(@Nullable String bid, @Nullable String ask) {
        return new Quote(ACME, NOON, bid == null ? null : Price.of(bid), 100, ask == null ? null : Price.of(ask), 100);
    }

    static ReferencePrice reference(Source source, String price) {
        return new ReferencePrice(source, Price.of(price), NOON);
    }

    Scene holding(String symbol, PositionSide positionSide, long shares, String price) {
        Money value = Price.of(price).times(Quantity.of(shares));
        Money signed = positionSide == PositionSide.LONG ? value : value.negated();
        positions.add(new Position(
                Symbol.of(symbol),
                positionSide,
                Quantity.of(shares),
                Quantity.of(shares),
                Price.of(price),
                Price.of(price),
                signed,
                signed,
                Money.ZERO));
        return this;
    }

    Scene asking(String symbol, Side orderSide, long shares, @Nullable String limit, OrderStatus status) {
        orders.add(new Order(
                "order",
                "client",
                Symbol.of(symbol),
                orderSide,
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                OrderClass.SIMPLE,
                TimeInForce.DAY,
                Quantity.of(shares),
                Quantity.ZERO,
                null,
                limit == null ? null : Price.of(limit),
                null,
                status,
                NOON,
                null,
                null,
                null,
                List.of()));
        return this;
    }

    Scene losses(int consecutive, @Nullable Instant lastLossAt) {
        today = new DayRecord(
                0,
                Map.of(),
                Money.ZERO,
                Money.of(100_000),
                Money.of(100_000),
                consecutive,
                lastLossAt,
                Map.of(),
                List.of(),
                "");
        return this;
    }

    Scene trades(int trades, Instant... orderTimes) {
        today = new DayRecord(
                trades,
                Map.of(),
                Money.ZERO,
                Money.of(100_000),
                Money.of(100_000),
                0,
                null,
                Map.of(),
                List.of(orderTimes),
                "");
        return this;
    }

    Price bid() {
        return requireNonNull(requireNonNull(quote).bid());
    }

    Price ask() {
        return requireNonNull(requireNonNull(quote).ask());
    }

    AccountView account() {
        Account account = new Account(
                "id",
                "number",
                accountStatus,
                cash == null ? equity.minus(held()) : cash,
                equity,
                equity,
                buyingPower,
                BigDecimal.ONE,
                accountBlocked,
                shortingEnabled);
        AccountSnapshot books =
                new AccountSnapshot(account, positions, orders, unreadable, otherAssets, readAt == null ? now : readAt);
        return new AccountView(now, day, mode, "a test", clock, booksKnown ? books : null, today);
    }

    private Money held() {
        return positions.stream().map(Position::marketValue).reduce(Money.ZERO, Money::plus);
    }

    EntryCandidate candidate() {
        OrderType type = limitPrice == null ? OrderType.MARKET : OrderType.LIMIT;
        return new EntryCandidate(ACME, side, quantity, type, limitPrice, stopPrice, takeProfit);
    }

    SymbolView view() {
        return new SymbolView(
                feed, asset, halted, quote, volatility, averageDollarVolume, references(), marketTrend(), score);
    }

    private List<ReferencePrice> references() {
        if (references != null) {
            return references;
        }
        Price ask = quote == null ? null : quote.ask();
        return ask == null ? List.of() : List.of(new ReferencePrice(Source.LAST_TRADE, ask, now));
    }

    private @Nullable MarketTrend marketTrend() {
        return marketDirection == null
                ? null
                : new MarketTrend(marketDirection, marketTrendAt == null ? now : marketTrendAt);
    }

    RiskDecision decide() {
        return RiskGate.decide(candidate(), account(), view(), limits);
    }

    /// The id of the rule that denies, or `approved`.
    String verdict() {
        return switch (decide()) {
            case RiskDecision.Approved _ -> "approved";
            case RiskDecision.Denied denied -> denied.rule().id();
        };
    }
}
