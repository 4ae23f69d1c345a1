package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/// The rules about the symbol's market: its quote, price and liquidity.
final class QuoteRules {
    private QuoteRules() {}

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
