package activetrader.risk;

import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.risk.ReferencePrice.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Compares the quote with prices from elsewhere, and with what is held: no single price sizes or permits an entry.
final class PriceRules {
    private PriceRules() {}

    /// Every fresh price must agree with the quote, of which there must be one besides the prior close; a difference
    /// does not say which of them is wrong.
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
        Books books = in.account().books();
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
}
