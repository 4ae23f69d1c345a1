package activetrader.page.report;

import activetrader.market.calendar.MarketZone;
import activetrader.page.day.DayProfit;
import activetrader.page.html.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers, dates and times in the words of the pages.
public final class Words {
    public static final String UNKNOWN = "unknown";
    public static final String NONE = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);

    private Words() {}

    /// `Wednesday, January 14, 2026`.
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /// `10:01:05`, in New York.
    public static String seconds(Instant at) {
        return SECONDS.format(MarketZone.at(at));
    }

    /// `+1.07 R`; a dash where it is not known.
    public static String inR(@Nullable BigDecimal multiple) {
        return multiple == null ? NONE : signed(multiple.setScale(2, RoundingMode.HALF_EVEN)) + " R";
    }

    /// `+0.24 %`.
    public static String signedPercent(BigDecimal percent) {
        return signed(percent) + " %";
    }

    private static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + number.toPlainString().replace('-', '−');
    }

    /// `186,088`.
    public static String count(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /// `1 trade`, `5 trades`.
    public static String counted(long number, String one, String more) {
        return count(number) + " " + (number == 1 ? one : more);
    }

    /// A small amount of dollars, to a hundredth of a cent; `unknown` for null.
    public static String cost(@Nullable BigDecimal dollars) {
        return dollars == null
                ? UNKNOWN
                : "$"
                        + dollars.setScale(dollars.signum() == 0 ? 2 : 4, RoundingMode.HALF_EVEN)
                                .toPlainString();
    }

    /// The class of an amount: above, below or at 0.
    public static String tone(BigDecimal amount) {
        return amount.signum() > 0 ? "gain" : amount.signum() < 0 ? "loss" : "even";
    }

    /// The beginning of a text that should be a line, and in records of ours is.
    public static String cut(String text) {
        return text.length() <= Table.LONGEST ? text : text.substring(0, Table.LONGEST) + "…";
    }

    /// `SCALE_OUT` as `scale out`.
    public static String plain(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What stands beside the dollars of a day: `+0.70 R · +0.24 % · SPY +0.11 %`, as far as it is known.
    public static String beside(DayProfit profit) {
        List<String> parts = new ArrayList<>();
        if (profit.multiple() != null) {
            parts.add(inR(profit.multiple()));
        }
        if (profit.percent() != null) {
            parts.add(signedPercent(profit.percent()));
        }
        if (profit.index() != null) {
            parts.add("SPY " + signedPercent(profit.index()));
        }
        return String.join(" · ", parts);
    }
}
