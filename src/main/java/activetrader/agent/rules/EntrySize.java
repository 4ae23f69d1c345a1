package activetrader.agent.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How many shares an entry has.
final class EntrySize {
    private EntrySize() {}

    /// The smallest of what the risk, the position limit and the deployable cash allow, in whole shares.
    static BigDecimal of(BigDecimal price, BigDecimal stopDistance, Situation now) {
        BigDecimal part = now.strategy().entries().headroomPercent().movePointLeft(2);
        BigDecimal byRisk = shares(now.headroom("risk_per_trade"), stopDistance);
        BigDecimal bySize = shares(now.headroom("max_new_position_value").multiply(part), price);
        BigDecimal byCash = shares(now.headroom("deployable_value").multiply(part), price);
        return byRisk.min(bySize).min(byCash);
    }

    private static BigDecimal shares(BigDecimal dollars, BigDecimal each) {
        return each.signum() > 0 ? dollars.divide(each, 0, RoundingMode.FLOOR) : BigDecimal.ZERO;
    }
}
