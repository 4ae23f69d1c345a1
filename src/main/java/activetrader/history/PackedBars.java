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
import java.util.List;

/// Bars of one series in plain arrays, oldest first: half a megabyte a month of minutes. Prices are whole numbers
/// of 1/1,000,000 dollar.
public final class PackedBars {
    /// Digits of a price behind the point. Trades print with up to six.
    public static final int SCALE = 6;

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);

    private final long[][] columns;

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

    /// @param columns one array for each [Column], all of one length, oldest bar first
    /// @throws IllegalArgumentException when the starts do not ascend
    PackedBars(long[][] columns) {
        this.columns = columns;
        for (int i = 1; i < size(); i++) {
            if (micros(i) <= micros(i - 1)) {
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
        long[][] columns = new long[Column.values().length][sorted.size()];
        for (int i = 0; i < sorted.size(); i++) {
            Bar bar = sorted.get(i);
            columns[Column.START.ordinal()][i] = ChronoUnit.MICROS.between(Instant.EPOCH, bar.start());
            columns[Column.OPEN.ordinal()][i] = units(bar.open());
            columns[Column.HIGH.ordinal()][i] = units(bar.high());
            columns[Column.LOW.ordinal()][i] = units(bar.low());
            columns[Column.CLOSE.ordinal()][i] = units(bar.close());
            columns[Column.VOLUME.ordinal()][i] = bar.volume();
            columns[Column.VWAP.ordinal()][i] = bar.vwap() == null ? 0 : units(bar.vwap());
            columns[Column.TRADE_COUNT.ordinal()][i] = bar.tradeCount();
        }
        return new PackedBars(columns);
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
        return columns[Column.START.ordinal()].length;
    }

    long[] column(Column column) {
        return columns[column.ordinal()];
    }

    private long micros(int index) {
        return columns[Column.START.ordinal()][index];
    }

    public Instant start(int index) {
        return Instant.EPOCH.plus(micros(index), ChronoUnit.MICROS);
    }

    /// The New York date on which the bar starts.
    public LocalDate date(int index) {
        return MarketZone.dateOf(start(index));
    }

    public long open(int index) {
        return columns[Column.OPEN.ordinal()][index];
    }

    public long high(int index) {
        return columns[Column.HIGH.ordinal()][index];
    }

    public long low(int index) {
        return columns[Column.LOW.ordinal()][index];
    }

    public long close(int index) {
        return columns[Column.CLOSE.ordinal()][index];
    }

    /// Shares.
    public long volume(int index) {
        return columns[Column.VOLUME.ordinal()][index];
    }

    public Bar bar(int index) {
        long vwap = columns[Column.VWAP.ordinal()][index];
        return new Bar(
                start(index),
                price(open(index)),
                price(high(index)),
                price(low(index)),
                price(close(index)),
                volume(index),
                vwap == 0 ? null : price(vwap),
                columns[Column.TRADE_COUNT.ordinal()][index]);
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
