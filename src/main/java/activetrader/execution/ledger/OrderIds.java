package activetrader.execution.ledger;

import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How our client order ids are built: the same request at the same point of the day gets the same id in every
/// process.
///
/// `at-<yyyymmdd>-c<n>-<side>-<symbol>-<k>` from a cycle, `…-w<HHmmss>-…` without one,
/// `at-<yyyymmdd>-p-<symbol>-<k>` for protection, `at-<yyyymmdd>-r-<symbol>-<k>` for a part that is sold by rule,
/// `at-<yyyymmdd>-f-<symbol>-<k>` for a flatten. Dates and times are New York's.
public final class OrderIds {
    private static final Pattern CYCLE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}#(\\d{1,6})");
    private static final Pattern BY_RULE = Pattern.compile("at-\\d{8}-r-.*");
    private static final Pattern FLATTEN = Pattern.compile("at-\\d{8}-f-.*");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private OrderIds() {}

    /// The id of an order that the agent requests, without its last number.
    public static String wish(Instant now, @Nullable String cycle, Side side, Symbol symbol) {
        return day(now) + cyclePart(now, cycle) + "-" + side.name().toLowerCase(Locale.ROOT) + "-" + symbol + "-";
    }

    private static String cyclePart(Instant now, @Nullable String cycle) {
        Matcher matcher = CYCLE.matcher(cycle == null ? "" : cycle);
        return matcher.matches() ? "c" + matcher.group(1) : "w" + CLOCK.format(MarketZone.at(now));
    }

    /// The id of a protective order, without its last number.
    public static String protection(Instant now, Symbol symbol) {
        return day(now) + "p-" + symbol + "-";
    }

    /// The id of an exit by a configured rule, without its last number.
    public static String byRule(Instant now, Symbol symbol) {
        return day(now) + "r-" + symbol + "-";
    }

    /// Whether `clientOrderId` belongs to an exit by a rule.
    public static boolean isByRule(String clientOrderId) {
        return BY_RULE.matcher(clientOrderId).matches();
    }

    /// The id of a flatten's closing order, without its last number.
    public static String flatten(Instant now, Symbol symbol) {
        return day(now) + "f-" + symbol + "-";
    }

    /// Whether `clientOrderId` belongs to a flatten's closing order.
    public static boolean isFlatten(String clientOrderId) {
        return FLATTEN.matcher(clientOrderId).matches();
    }

    /// The number at the end of an id that starts with `prefix`; 0 when it does not.
    public static int numberAfter(String prefix, String clientOrderId) {
        String rest = clientOrderId.startsWith(prefix) ? clientOrderId.substring(prefix.length()) : "";
        return rest.matches("\\d{1,6}") ? Integer.parseInt(rest) : 0;
    }

    /// Whether `clientOrderId` is one of ours.
    public static boolean isOurs(String clientOrderId) {
        return clientOrderId.startsWith("at-");
    }

    private static String day(Instant now) {
        LocalDate date = MarketZone.dateOf(now);
        return "at-" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + "-";
    }
}
