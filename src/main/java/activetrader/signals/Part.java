package activetrader.signals;

import java.util.OptionalDouble;

/// A weighted mean of ratios between −1 and 1. Absent ratios leave their weight to the others.
final class Part {
    private double weighted;
    private double weights;

    Part add(double weight, OptionalDouble ratio) {
        return ratio.isPresent() ? add(weight, ratio.getAsDouble()) : this;
    }

    Part add(double weight, double ratio) {
        weighted += weight * clamp(ratio);
        weights += weight;
        return this;
    }

    /// The mean, from −100 to 100; absent when nothing was added.
    OptionalDouble score() {
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * weighted / weights);
    }

    static double clamp(double ratio) {
        return Math.max(-1, Math.min(1, ratio));
    }

    /// How far `ratio` is past `edge` towards ±1, as −1 to 1; 0 between −edge and edge.
    static double beyond(double edge, double ratio) {
        double past = Math.max(0, Math.abs(clamp(ratio)) - edge) / (1 - edge);
        return Math.copySign(past, ratio);
    }

    /// `value` in units of `unit`; 0 when `unit` is 0, as in a market that does not move.
    static double in(double unit, double value) {
        return unit > 0 ? value / unit : 0;
    }
}
