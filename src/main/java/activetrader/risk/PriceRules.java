package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.risk.Finding.MissingInput;
import activetrader.risk.RiskLimits.DataLimits;
import activetrader.risk.SymbolView.ReferencePrice;
import activetrader.risk.SymbolView.ReferencePrice.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares the quote with prices from elsewhere, and with what is held: no single price sizes or permits an entry.
final class PriceRules {
    private PriceRules() {}

    /// Every fresh price must agree with the quote, of which there must be one besides the prior close; a
    /// difference does not say which of them is wrong.
    static Optional<Finding> agree(EntryInputs in) {
        List<ReferencePrice> fresh = new ArrayList<>();
        List<ReferencePrice> stale = new ArrayList<>();
        for (ReferencePrice reference : intraday(in)) {
            (age(reference, in).compareTo(maxAge(in)) <= 0 ? fresh : stale).add(reference);
        }
        if (fresh.isEmpty()) {
            return noneFresh(stale, in);
        }
        return fresh.stream()
                .flatMap(reference -> disagreement(reference, mostBy(reference, in), in).stream())
                .findFirst()
                .or(() -> sincePriorClose(in));
    }

    /// What is held loses when more of it costs less than it did, or when the broker says that it does.
    static Optional<Finding> notToALoser(EntryInputs in) {
        return in.held()
                .filter(position -> isLosing(position, in))
                .flatMap(position -> Finding.of(
                        "the position in " + in.symbol() + " loses money, entered at " + position.averageEntryPrice()
                                + ": it is not enlarged",
                        in.prices().entry(),
                        position.averageEntryPrice()));
    }

    private static boolean isLosing(Position position, EntryInputs in) {
        Price now = in.prices().entry();
        boolean loses = switch (position.side()) {
            case LONG -> now.isBelow(position.averageEntryPrice());
            case SHORT -> now.isAbove(position.averageEntryPrice());
        };
        return loses || position.unrealizedProfit().isNegative();
    }

    private static List<ReferencePrice> intraday(EntryInputs in) {
        List<ReferencePrice> prices = new ArrayList<>(in.view().references());
        prices.removeIf(reference -> reference.source() == Source.PRIOR_CLOSE);
        AccountSnapshot books = in.account().books();
        in.held()
                .map(position -> position.currentPrice())
                .ifPresent(price -> prices.add(new ReferencePrice(Source.POSITION, price, books.readAt())));
        return prices;
    }

    private static Optional<Finding> noneFresh(List<ReferencePrice> stale, EntryInputs in) {
        ReferencePrice youngest = stale.stream()
                .min(Comparator.comparing(reference -> age(reference, in)))
                .orElseThrow(() -> MissingInput.of("a price of " + in.symbol() + " besides its quote"));
        return Finding.stale(
                "the " + youngest.source() + " of " + in.symbol(),
                age(youngest, in),
                Math.toIntExact(maxAge(in).toSeconds()));
    }

    private static Duration age(ReferencePrice reference, EntryInputs in) {
        return Duration.between(reference.at(), in.account().now()).abs();
    }

    private static Duration maxAge(EntryInputs in) {
        return Duration.ofMinutes(in.limits().data().maxPriceAgeMinutes());
    }

    /// The tighter of the bounds by volatility and by percentage, and never less than a tick.
    private static BigDecimal mostBy(ReferencePrice reference, EntryInputs in) {
        DataLimits limits = in.limits().data();
        return limits.maxPriceGapAtr()
                .multiply(in.volatility().atr())
                .min(Percent.of(reference.price().value(), limits.maxPriceGapPercent()))
                .max(reference.price().tick());
    }

    private static Optional<Finding> sincePriorClose(EntryInputs in) {
        BigDecimal percent = in.limits().data().maxDayMovePercent();
        return in.view().references().stream()
                .filter(reference -> reference.source() == Source.PRIOR_CLOSE)
                .findFirst()
                .flatMap(close -> disagreement(close, Percent.of(close.price().value(), percent), in));
    }

    private static Optional<Finding> disagreement(ReferencePrice reference, BigDecimal most, EntryInputs in) {
        BigDecimal gap = gap(reference.price(), in.bid(), in.ask());
        return gap.compareTo(most) <= 0
                ? Finding.NONE
                : Finding.of(
                        "the quote of " + in.symbol() + ", " + in.bid() + " to " + in.ask() + ", is $" + plain(gap)
                                + " away from its " + reference.source() + " " + reference.price() + ", at most $"
                                + plain(most) + " is believed: try again later",
                        plain(gap),
                        plain(most));
    }

    /// How far `price` is outside of the quote; zero inside.
    private static BigDecimal gap(Price price, Price bid, Price ask) {
        return bid.value()
                .subtract(price.value())
                .max(price.value().subtract(ask.value()))
                .max(BigDecimal.ZERO);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    static Optional<Finding> usable(EntryInputs in) {
        Quote quote = in.quote();
        int maxAge = in.limits().data().maxQuoteAgeSeconds();
        Duration age = Duration.between(quote.at(), in.account().now());
        if (age.abs().compareTo(Duration.ofSeconds(maxAge)) > 0) {
            return Finding.stale("the quote of " + in.symbol(), age, maxAge);
        }
        Price bid = in.bid();
        Price ask = in.ask();
        return bid.isAbove(ask)
                ? Finding.of(
                        "the quote of " + in.symbol() + " is crossed: try again later", bid + " / " + ask, "bid <= ask")
                : Finding.NONE;
    }

    static Optional<Finding> minPrice(EntryInputs in) {
        BigDecimal floor = in.limits().market().minPrice();
        Price price = in.bid();
        return price.value().compareTo(floor) >= 0
                ? Finding.NONE
                : Finding.of(in.symbol() + " trades at $" + price + ", below the floor of $" + floor, price, floor);
    }

    static Optional<Finding> spread(EntryInputs in) {
        BigDecimal spread =
                in.quote().spreadPercent().orElseThrow(() -> MissingInput.of("the spread of " + in.symbol()));
        BigDecimal limit =
                in.view().feed().widestSpreadPercent(in.limits().market().maxSpreadPercent());
        return spread.compareTo(limit) <= 0
                ? Finding.NONE
                : Finding.of(
                        "the spread of " + in.symbol() + " is " + spread + " %, at most " + limit + " % on "
                                + in.view().feed().name() + ": try later or choose another symbol",
                        spread,
                        limit);
    }

    static Optional<Finding> dollarVolume(EntryInputs in) {
        BigDecimal floor = in.limits().market().minDollarVolume();
        if (floor.signum() == 0) {
            return Finding.NONE;
        }
        BigDecimal seen = in.averageDollarVolume().value();
        BigDecimal share = in.view().feed().volumeShare();
        Money wholeTape = new Money(seen.divide(share, 0, RoundingMode.FLOOR));
        return seen.compareTo(floor.multiply(share)) >= 0
                ? Finding.NONE
                : Finding.of(
                        in.symbol() + " trades about $" + wholeTape + " a day, at least $" + floor.toPlainString()
                                + " are needed",
                        wholeTape,
                        floor.toPlainString());
    }

    /// A limit price may not reach further beyond the live quote than the collar: a slipped digit stops here.
    static Optional<Finding> collar(EntryInputs in) {
        Price limitPrice = in.candidate().limitPrice();
        if (limitPrice == null) {
            return Finding.NONE;
        }
        boolean isLong = in.candidate().isLong();
        Price live = isLong ? in.ask() : in.bid();
        BigDecimal reach = Percent.of(live.value(), in.limits().market().priceCollarPercent());
        BigDecimal edge = isLong ? live.value().add(reach) : live.value().subtract(reach);
        boolean inside = isLong
                ? limitPrice.value().compareTo(edge) <= 0
                : limitPrice.value().compareTo(edge) >= 0;
        return inside
                ? Finding.NONE
                : Finding.of(
                        "limit price " + limitPrice + " is too far beyond the live " + live + ": the edge is "
                                + edge.toPlainString(),
                        limitPrice,
                        edge.toPlainString());
    }
}
