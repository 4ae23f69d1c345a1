package activetrader.indicators;

import java.util.Arrays;

/// A growing row of numbers, one for each bar.
final class Column {
    private static final int FIRST_SIZE = 64;

    private double[] values = new double[FIRST_SIZE];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double at(int index) {
        return values[index];
    }

    double last() {
        return values[size - 1];
    }

    /// The mean of the `length` values up to `index`.
    double mean(int index, int length) {
        double sum = 0;
        for (int i = index - length + 1; i <= index; i++) {
            sum += values[i];
        }
        return sum / length;
    }

    /// The standard deviation of the `length` values up to `index`, divided by `length` as Bollinger does.
    double deviation(int index, int length) {
        double mean = mean(index, length);
        double squares = 0;
        for (int i = index - length + 1; i <= index; i++) {
            double distance = values[i] - mean;
            squares += distance * distance;
        }
        return Math.sqrt(squares / length);
    }

    /// The mean distance of the `length` values up to `index` from their mean.
    double meanDistance(int index, int length) {
        double mean = mean(index, length);
        double distances = 0;
        for (int i = index - length + 1; i <= index; i++) {
            distances += Math.abs(values[i] - mean);
        }
        return distances / length;
    }

    /// The highest of the `length` values up to `index`.
    double highest(int index, int length) {
        double highest = values[index];
        for (int i = index - length + 1; i < index; i++) {
            highest = Math.max(highest, values[i]);
        }
        return highest;
    }

    /// The lowest of the `length` values up to `index`.
    double lowest(int index, int length) {
        double lowest = values[index];
        for (int i = index - length + 1; i < index; i++) {
            lowest = Math.min(lowest, values[i]);
        }
        return lowest;
    }
}
