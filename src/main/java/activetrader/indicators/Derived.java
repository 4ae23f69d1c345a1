package activetrader.indicators;

import java.util.function.DoubleBinaryOperator;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.Num;

/// An indicator computed from two others at the same bar.
final class Derived extends AbstractIndicator<Num> {
    private final Indicator<Num> left;
    private final Indicator<Num> right;
    private final DoubleBinaryOperator operation;

    private Derived(Indicator<Num> left, Indicator<Num> right, DoubleBinaryOperator operation) {
        super(left.getBarSeries());
        this.left = left;
        this.right = right;
        this.operation = operation;
    }

    static Derived difference(Indicator<Num> left, Indicator<Num> right) {
        return new Derived(left, right, (l, r) -> l - r);
    }

    /// left + times × right.
    static Derived sum(Indicator<Num> left, Indicator<Num> right, double times) {
        return new Derived(left, right, (l, r) -> l + times * r);
    }

    /// 100 × left / (left + right); 50 when both are zero, as in a market that does not move.
    static Derived share(Indicator<Num> left, Indicator<Num> right) {
        return new Derived(left, right, (l, r) -> l + r == 0 ? 50 : 100 * l / (l + r));
    }

    /// 100 × left / right; 0 when right is zero.
    static Derived percent(Indicator<Num> left, Indicator<Num> right) {
        return new Derived(left, right, (l, r) -> r == 0 ? 0 : 100 * l / r);
    }

    /// 100 × |left − right| / (left + right), Wilder's directional index; 0 when both are zero.
    static Derived imbalance(Indicator<Num> left, Indicator<Num> right) {
        return new Derived(left, right, (l, r) -> l + r == 0 ? 0 : 100 * Math.abs(l - r) / (l + r));
    }

    @Override
    public Num getValue(int index) {
        return getBarSeries()
                .numFactory()
                .numOf(operation.applyAsDouble(
                        left.getValue(index).doubleValue(),
                        right.getValue(index).doubleValue()));
    }

    @Override
    public int getCountOfUnstableBars() {
        return Math.max(left.getCountOfUnstableBars(), right.getCountOfUnstableBars());
    }
}
