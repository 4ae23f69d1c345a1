package activetrader.history;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.calendar.MarketZone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Bars of one series in plain arrays, oldest first: half a megabyte a month of minutes. Prices are whole numbers
/// of 1/1,000,000 dollar.
public final class PackedBars {
    /// Digits of a price behind the point. Trades print with up to six.
    public static final int SCALE = 6;

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

    private final Map<Column, long[]> columns;

    /// One value of every bar.
    enum Column {
        /// Microseconds since 1970.
        START,
        OPEN,
        HIGH,
        LOW,
        CLOSE,
        VOLUME,
        /// 0 where there is none.
        VWAP,
        TRADE_COUNT
    }

    /// @param columns an array for each [Column], all of one length, oldest bar first
    /// @throws IllegalArgumentException when the lengths differ, or the starts do not ascend
    PackedBars(Map<Column, long[]> columns) {
        this.columns = new EnumMap<>(columns);
        for (Column column : Column.values()) {
            if (column(column).length != size()) {
                throw new IllegalArgumentException(
                        "there are " + column(column).length + " values of " + column + " for " + size() + " bars");
            }
        }
        for (int i = 1; i < size(); i++) {
            if (value(Column.START, i) <= value(Column.START, i - 1)) {
                throw new IllegalArgumentException("bars must ascend; " + start(i) + " follows " + start(i - 1));
            }
        }
    }

    /// Packs `bars`, which may come in any order. Prices with more than six decimals are rounded half-even.
    ///
    /// @throws IllegalArgumentException when two of them start at the same time, or a price is above a billion
    public static PackedBars of(Collection<Bar> bars) {
        List<Bar> sorted =
                bars.stream().sorted(Comparator.comparing(Bar::start)).toList();
        Map<Column, long[]> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(
                    column, sorted.stream().mapToLong(bar -> value(column, bar)).toArray());
        }
        return new PackedBars(columns);
    }

    private static long value(Column column, Bar bar) {
        Price vwap = bar.vwap();
        return switch (column) {
            case START -> ChronoUnit.MICROS.between(Instant.EPOCH, bar.start());
            case OPEN -> units(bar.open());
            case HIGH -> units(bar.high());
            case LOW -> units(bar.low());
            case CLOSE -> units(bar.close());
            case VOLUME -> bar.volume();
            case VWAP -> vwap == null ? 0 : units(vwap);
            case TRADE_COUNT -> bar.tradeCount();
        };
    }

    private static long units(Price price) {
        if (price.value().compareTo(HIGHEST) > 0) {
            throw new IllegalArgumentException("a price must be at most " + HIGHEST.toPlainString() + ", was " + price);
        }
        long units = price.value()
                .setScale(SCALE, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
        return Math.max(1, units);
    }

    public int size() {
        return column(Column.START).length;
    }

    long[] column(Column column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private long value(Column column, int index) {
        return column(column)[index];
    }

    public Instant start(int index) {
        return Instant.EPOCH.plus(value(Column.START, index), ChronoUnit.MICROS);
    }

    /// The New York date on which the bar starts.
    public LocalDate date(int index) {
        return MarketZone.dateOf(start(index));
    }

    public long open(int index) {
        return value(Column.OPEN, index);
    }

    public long high(int index) {
        return value(Column.HIGH, index);
    }

    public long low(int index) {
        return value(Column.LOW, index);
    }

    public long close(int index) {
        return value(Column.CLOSE, index);
    }

    /// Shares.
    public long volume(int index) {
        return value(Column.VOLUME, index);
    }

    public Bar bar(int index) {
        long vwap = value(Column.VWAP, index);
        return new Bar(
                start(index),
                price(open(index)),
                price(high(index)),
                price(low(index)),
                price(close(index)),
                volume(index),
                vwap == 0 ? null : price(vwap),
                value(Column.TRADE_COUNT, index));
    }

    /// All bars, oldest first.
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            bars.add(bar(i));
        }
        return bars;
    }

    /// The price of so many millionths of a dollar.
    public static Price price(long units) {
        return new Price(BigDecimal.valueOf(units, SCALE));
    }
}
