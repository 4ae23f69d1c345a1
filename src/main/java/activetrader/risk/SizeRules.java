package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules about how large an entry may be.
final class SizeRules {
    private SizeRules() {}

    static SizeCap positionValue(EntryInputs in) {
        Money held = in.account().exposures().in(List.of(in.symbol()));
        return new SizeCap(
                "the position in " + in.symbol(),
                held,
                valuePerShare(in),
                in.account().positionLimit());
    }

    static SizeCap deployedValue(EntryInputs in) {
        return new SizeCap(
                "all positions",
                in.account().exposures().total(),
                valuePerShare(in),
                in.account().deployedLimit());
    }

    /// The fullest of the groups that the symbol is in; without a group, the limit of a whole account.
    static SizeCap groupValue(EntryInputs in) {
        Money limit = Percent.of(in.account().equity(), in.limits().size().maxGroupPercent());
        return in.limits().size().groups().entrySet().stream()
                .filter(group -> group.getValue().contains(in.symbol()))
                .map(group -> groupCap(in, group, limit))
                .max(Comparator.comparing(SizeCap::used))
                .orElseGet(() -> grossValue(in));
    }

    private static SizeCap groupCap(EntryInputs in, Map.Entry<String, Set<Symbol>> group, Money limit) {
        Money held = in.account().exposures().in(group.getValue());
        return new SizeCap("the group " + group.getKey(), held, valuePerShare(in), limit);
    }

    static SizeCap grossValue(EntryInputs in) {
        return new SizeCap(
                "long and short positions together",
                in.account().exposures().total(),
                valuePerShare(in),
                in.account().grossLimit());
    }

    static SizeCap buyingPower(EntryInputs in) {
        BigDecimal margin = Percent.of(valuePerShare(in), in.limits().size().buyingPowerMarginPercent());
        return new SizeCap(
                "the cost with its safety margin",
                Money.ZERO,
                valuePerShare(in).add(margin),
                in.account().usableBuyingPower());
    }

    /// Counts all shares of the symbol, held or asked for, with the stop of the new ones.
    static SizeCap riskPerTrade(EntryInputs in) {
        BigDecimal perShare = in.prices().riskPerShare();
        Money held = new Money(
                perShare.multiply(in.account().exposures().sharesOf(in.symbol()).value()));
        return new SizeCap("the loss at the stop", held, perShare, in.account().riskLimit());
    }

    private static BigDecimal valuePerShare(EntryInputs in) {
        return in.prices().exposure().value();
    }

    /// One limit on the size of an entry: `used + perShare × quantity` may not exceed `limit`.
    ///
    /// @param what is limited, for messages
    /// @param used by what is held and asked for already
    /// @param perShare what each further share uses, positive
    record SizeCap(String what, Money used, BigDecimal perShare, Money limit) {
        Money usedWith(Quantity quantity) {
            return used.plus(new Money(perShare.multiply(quantity.value())));
        }

        boolean allows(Quantity quantity) {
            return !usedWith(quantity).isAbove(limit);
        }

        /// The largest whole number of shares that this limit allows.
        Quantity largest() {
            BigDecimal left = limit.minus(used).value();
            return left.signum() <= 0 ? Quantity.ZERO : new Quantity(left.divide(perShare, 0, RoundingMode.FLOOR));
        }

        Finding exceededBy(Quantity quantity, Quantity maxQuantity) {
            Money measured = usedWith(quantity);
            String advice =
                    maxQuantity.isZero() ? "no share would pass" : "at most " + maxQuantity + " shares would pass";
            return new Finding(
                    null,
                    quantity + " shares bring " + what + " to $" + measured.toCents() + ", at most $" + limit.toCents()
                            + " are allowed: " + advice,
                    measured.toString(),
                    limit.toString());
        }
    }
}
