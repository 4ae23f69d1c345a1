package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Quantity;
import activetrader.risk.Finding.MissingInput;
import activetrader.risk.RiskDecision.Approved;
import activetrader.risk.RiskDecision.Denied;
import activetrader.risk.RiskRule.Check;
import activetrader.risk.SizeRules.SizeCap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Decides whether a position may be opened or enlarged. Exits never come here.
///
/// A pure function of its arguments. It fails closed: what is missing or stale denies the entry, in the name of the
/// rule that needed it. A quantity is approved as it was asked for or not at all; a denial names the largest that
/// would pass.
public final class RiskGate {
    private RiskGate() {}

    /// Approves `candidate`, or denies it by the first rule of [RiskRule] that it breaks.
    public static RiskDecision decide(
            EntryCandidate candidate, AccountView view, SymbolView symbol, RiskLimits limits) {
        AccountInputs account = new AccountInputs(view, limits);
        EntryInputs entry = new EntryInputs(candidate, account, symbol);
        return firstDenial(entry).<RiskDecision>map(denied -> denied).orElseGet(() -> decideSize(entry));
    }

    /// The first denial of `candidate` that needs nothing of the broker: by the mode, the moment, the symbol lists,
    /// or a quantity that is not whole shares. The largest quantity that would pass is not known then, and given as
    /// zero.
    ///
    /// @param unread without books
    public static Optional<Denied> deniedUnread(EntryCandidate candidate, AccountView unread, RiskLimits limits) {
        AccountInputs account = new AccountInputs(unread, limits);
        Stream<Optional<Denied>> byAccount = Arrays.stream(RiskRule.values())
                .filter(rule -> rule.compareTo(RiskRule.ACCOUNT_USABLE) < 0)
                .map(rule -> deniedBy(rule, () -> rule.findIn(account)));
        Stream<Optional<Denied>> bySymbol = Stream.of(
                deniedBy(RiskRule.ALLOWED_SYMBOLS, () -> SymbolRules.allowed(candidate.symbol(), limits)),
                deniedBy(RiskRule.BLOCKED_SYMBOLS, () -> SymbolRules.blocked(candidate.symbol(), limits)));
        Quantity quantity = candidate.quantity();
        Optional<Denied> byQuantity = quantity.isZero() || !quantity.isWhole()
                ? Optional.of(denied(RiskRule.WHOLE_SHARES, notWhole(quantity), Quantity.ZERO))
                : Optional.empty();
        return Stream.of(byAccount, bySymbol, Stream.of(byQuantity))
                .flatMap(denials -> denials)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Denied> deniedBy(RiskRule rule, Supplier<Optional<Finding>> check) {
        return check(check).map(finding -> denied(rule, finding, Quantity.ZERO));
    }

    private static Optional<Denied> firstDenial(EntryInputs entry) {
        for (RiskRule rule : RiskRule.values()) {
            Optional<Denied> denied = deniedBy(rule, () -> rule.findIn(entry));
            if (denied.isPresent()) {
                return denied;
            }
        }
        return Optional.empty();
    }

    private static RiskDecision decideSize(EntryInputs entry) {
        Quantity quantity = entry.candidate().quantity();
        Map<RiskRule, SizeCap> caps = new EnumMap<>(RiskRule.class);
        for (RiskRule rule : RiskRule.values()) {
            if (rule.check() instanceof Check.OfSize(var cap)) {
                caps.put(rule, cap.apply(entry));
            }
        }
        Quantity largest = caps.values().stream()
                .map(SizeCap::largest)
                .min(Quantity::compareTo)
                .orElseThrow();
        if (quantity.isZero() || !quantity.isWhole()) {
            Quantity whole = quantity.isAbove(Quantity.of(1)) ? quantity.wholeShares() : largest;
            return denied(RiskRule.WHOLE_SHARES, notWhole(quantity), whole.min(largest));
        }
        for (var cap : caps.entrySet()) {
            if (!cap.getValue().allows(quantity)) {
                return denied(cap.getKey(), cap.getValue().exceededBy(quantity, largest), largest);
            }
        }
        return approved(entry, quantity);
    }

    private static Finding notWhole(Quantity quantity) {
        return new Finding(
                null,
                "quantity must be whole shares, at least 1, was " + quantity,
                quantity.toString(),
                "whole shares");
    }

    private static Approved approved(EntryInputs entry, Quantity quantity) {
        EntryPrices prices = entry.prices();
        return new Approved(
                quantity,
                prices.entry(),
                prices.stop(),
                prices.takeProfit(),
                new Money(prices.riskPerShare().multiply(quantity.value())));
    }

    /// The rules that deny every entry in a new symbol now, in the order of [RiskRule]; empty when entries are
    /// allowed.
    public static List<Denied> entriesBlockedBy(AccountView account, RiskLimits limits) {
        AccountInputs in = new AccountInputs(account, limits);
        List<Denied> blocking = new ArrayList<>();
        for (RiskRule rule : RiskRule.values()) {
            add(blocking, rule, check(() -> rule.findIn(in)));
        }
        add(blocking, RiskRule.MAX_POSITIONS, check(() -> AccountRules.positions(in)));
        add(blocking, RiskRule.MAX_DEPLOYED_VALUE, check(() -> AccountRules.deployed(in)));
        return List.copyOf(blocking);
    }

    private static void add(List<Denied> blocking, RiskRule rule, Optional<Finding> found) {
        found.ifPresent(finding -> blocking.add(denied(rule, finding, Quantity.ZERO)));
    }

    /// What the limits still leave; nothing when the account or its day are not known.
    public static Headroom headroom(AccountView account, RiskLimits limits) {
        return account.books() == null || account.today() == null
                ? Headroom.NONE
                : Headroom.of(new AccountInputs(account, limits));
    }

    private static Optional<Finding> check(Supplier<Optional<Finding>> rule) {
        try {
            return rule.get();
        } catch (MissingInput missing) {
            return Optional.of(missing.finding());
        }
    }

    private static Denied denied(RiskRule rule, Finding finding, Quantity maxQuantity) {
        return new Denied(rule, finding.fault(), finding.message(), finding.measured(), finding.limit(), maxQuantity);
    }
}
