package activetrader.simulator.tape.recorded;

import activetrader.simulator.tape.PriceUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/// The numbers of one line of recorded bars; prices in [PriceUnits], to which finer ones are rounded half-even.
record BarLine(long open, long high, long low, long close, long volume) {
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000_000);
    private static final long MOST_UNITS = 10_000_000 * PriceUnits.PER_DOLLAR;
    private static final int MOST_PLAIN = 12;

    /// Reads the fields after the timestamp.
    ///
    /// @param fault makes the exception for a fault in them
    static BarLine parse(String[] fields, Function<String, BarFileException> fault) {
        BarLine line = new BarLine(
                price(fields[1], "open", fault),
                price(fields[2], "high", fault),
                price(fields[3], "low", fault),
                price(fields[4], "close", fault),
                volume(fields[5], fault));
        if (line.high < line.low) {
            throw fault.apply("high " + fields[2] + " is below low " + fields[3]);
        }
        line.checkInside(line.open, "open " + fields[1], fields, fault);
        line.checkInside(line.close, "close " + fields[4], fields, fault);
        return line;
    }

    private void checkInside(long price, String what, String[] fields, Function<String, BarFileException> fault) {
        if (price < low || price > high) {
            throw fault.apply(what + " is not between low " + fields[3] + " and high " + fields[2]);
        }
    }

    private static long price(String text, String name, Function<String, BarFileException> fault) {
        long plain = plainUnits(text);
        if (plain > 0) {
            return plain;
        }
        BigDecimal price = number(text, name, fault);
        if (price.signum() <= 0 || price.compareTo(HIGHEST) > 0) {
            throw fault.apply(name + " must be above 0 and at most " + HIGHEST.toPlainString() + ", was " + text);
        }
        long units = price.setScale(PriceUnits.SCALE, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
        return Math.max(1, units);
    }

    /// A price of at most seven digits and four decimals; 0 for any other text.
    private static long plainUnits(String text) {
        long units = 0;
        int decimals = -1;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else if (letter >= '0' && letter <= '9' && decimals < PriceUnits.SCALE) {
                units = units * 10 + (letter - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else {
                return 0;
            }
            if (i > MOST_PLAIN) {
                return 0;
            }
        }
        for (int i = Math.max(0, decimals); i < PriceUnits.SCALE; i++) {
            units *= 10;
        }
        return units <= MOST_UNITS ? units : 0;
    }

    private static long volume(String text, Function<String, BarFileException> fault) {
        BigDecimal volume = number(text, "volume", fault);
        if (volume.signum() < 0 || volume.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw fault.apply("volume must be 0 to " + Integer.MAX_VALUE + ", was " + text);
        }
        return volume.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static BigDecimal number(String text, String name, Function<String, BarFileException> fault) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw fault.apply(name + " must be a number, was \"" + text + "\"");
        }
    }
}
