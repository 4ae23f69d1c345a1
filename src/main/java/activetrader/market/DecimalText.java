package activetrader.market;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Reads decimal numbers from text that others wrote.
///
/// The form is that of JSON numbers: ASCII digits, no leading zeros, a decimal point, an exponent. At most 18 digits
/// before the point, 40 after it, and an exponent from -40 to 18: enough for every price, quantity and amount of money,
/// and so few that no calculation with the number takes long.
/// See decision 63.
public final class DecimalText {
    private static final int LONGEST = 80;
    private static final int SHOWN = 40;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_PLACES = 40;
    private static final Pattern FORM =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,2})?");

    private DecimalText() {}

    /// @throws NumberFormatException with a one-line reason when `text` has another form or is out of bounds
    public static BigDecimal parse(String text) {
        if (text.length() <= LONGEST && FORM.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if (isBounded(number)) {
                return number;
            }
        }
        throw new NumberFormatException("not a plain number of at most " + MOST_DIGITS + " digits before the point: \""
                + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "\"");
    }

    /// Whether `number` has no more digits than [#parse] allows.
    public static boolean isBounded(BigDecimal number) {
        return number.signum() == 0
                ? Math.abs((long) number.scale()) <= MOST_PLACES
                : (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_PLACES;
    }
}
