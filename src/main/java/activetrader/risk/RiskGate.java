package activetrader.risk;

import activetrader.market.Money;
import activetrader.market.Quantity;
import java.util.List;

/// Decides whether a position may be opened or enlarged. Exits never come here.
///
/// A pure function of its arguments. It fails closed: what is missing or stale denies the entry, in the name of the
/// rule that needed it. A quantity is approved as it was asked for or not at all; a denial names the largest that
/// would pass.
public final class RiskGate {
    private RiskGate() {}

    /// Approves `candidate`, or denies it by the first rule of [RiskRule] that it breaks.
    public static RiskDecision decide(EntryCandidate candidate, RiskContext context, RiskLimits limits) {
        return new RiskDecision.Denied(RiskRule.TRADING_MODE, "NOT_BUILT", "no rules yet", "", "", Quantity.ZERO);
    }

    /// The rules that deny every entry in a new symbol now, in the order of [RiskRule]; empty when entries are allowed.
    public static List<RiskDecision.Denied> entriesBlockedBy(AccountView account, RiskLimits limits) {
        return List.of();
    }

    /// What the limits still leave; zero throughout when account or day are not known.
    public static Headroom headroom(AccountView account, RiskLimits limits) {
        return new Headroom(Money.ZERO, Money.ZERO, 0, 0, Money.ZERO, Money.ZERO);
    }
}
