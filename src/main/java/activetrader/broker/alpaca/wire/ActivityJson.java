package activetrader.broker.alpaca.wire;

import activetrader.broker.AccountActivity;
import activetrader.market.ActivityKind;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One item of `GET /v2/account/activities`: an execution, or anything else that changed cash or shares.
public record ActivityJson(
        @Nullable String id,
        @JsonProperty("activity_type") @Nullable String activityType,
        @JsonProperty("activity_sub_type") @Nullable String subType,
        @JsonProperty("order_id") @Nullable String orderId,
        @Nullable String symbol,
        @Nullable String side,
        @JsonProperty("qty") @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        @JsonProperty("transaction_time") @Nullable Instant executedAt,
        @Nullable String type,
        @JsonProperty("execution_type") @Nullable String executionType,
        @JsonProperty("net_amount") @Nullable BigDecimal netAmount,
        @JsonProperty("created_at") @Nullable Instant createdAt,
        @Nullable String date,
        @Nullable String status) {
    private static final BigDecimal CONTRACT = BigDecimal.valueOf(100);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT);
    private static final int STAMP_LENGTH = 17;
    private static final int DATE_LENGTH = 10;

    /// The execution of a stock order; null for everything else.
    ///
    /// @throws IllegalArgumentException when it is one and cannot be read
    public @Nullable Fill toFill() {
        if (!isFill() || mendedKind() != null || AssetKind.isOtherSymbol(symbol)) {
            return null;
        }
        return new Fill(
                Fields.required(id, "id of a fill"),
                Fields.required(orderId, "order_id of fill " + id),
                Fields.symbol(symbol),
                Fields.side(side),
                Fields.quantity(Fields.required(quantity, "qty of fill " + id)),
                Fields.requiredPrice(price, "price of fill " + id),
                Fields.required(executedAt, "transaction_time of fill " + id));
    }

    /// Everything that is no execution of a stock order; null for one, and for what was cancelled.
    ///
    /// @throws IllegalArgumentException when it cannot be read
    public @Nullable AccountActivity toActivity() {
        ActivityKind mended = mendedKind();
        if ("canceled".equals(status) || (isFill() && !AssetKind.isOtherSymbol(symbol) && mended == null)) {
            return null;
        }
        ActivityKind kind = isFill() ? mended == null ? ActivityKind.FOREIGN_TRADE : mended : kind();
        return new AccountActivity(
                Fields.required(id, "id of an activity"),
                kind,
                subType == null || subType.isEmpty() ? activity() : activity() + "/" + subType,
                at(),
                isStock() ? new Symbol(Fields.required(symbol, "symbol")) : null,
                shares(kind),
                mended == null ? null : Fields.price(price),
                cash(kind),
                orderId);
    }

    private String activity() {
        return Fields.required(activityType, "activity_type of activity " + id);
    }

    /// Only an execution has a side and a time of its own.
    private boolean isFill() {
        return "FILL".equals(activityType) || (executedAt != null && side != null);
    }

    /// Whatever is not of another asset class: after a merger or a delisting a stock is called by anything.
    private boolean isStock() {
        return symbol != null && !symbol.isBlank() && !AssetKind.isOtherSymbol(symbol);
    }

    /// Whether the item takes back or corrects an execution.
    private @Nullable ActivityKind mendedKind() {
        String word = executionType == null ? type : executionType;
        return switch (word == null ? "" : word) {
            case "trade_bust" -> ActivityKind.TRADE_BUST;
            case "trade_correct" -> ActivityKind.TRADE_CORRECTION;
            default -> null;
        };
    }

    private ActivityKind kind() {
        return switch (activity()) {
            case "CSD" -> ActivityKind.DEPOSIT;
            case "CSW" -> ActivityKind.WITHDRAWAL;
            case "TRANS", "JNL", "JNLC", "ACATC" -> ActivityKind.CASH_TRANSFER;
            case "INT", "INTNRA", "INTTW" -> ActivityKind.INTEREST;
            case "FEE", "CFEE", "PTC", "PTR", "DIVFEE" -> ActivityKind.FEE;
            case "CGD" -> ActivityKind.DIVIDEND;
            case "ACATS", "JNLS", "FOPT" -> ActivityKind.SHARE_TRANSFER;
            case "SPLIT" -> "RSPLIT".equals(subType) ? ActivityKind.REVERSE_SPLIT : ActivityKind.SPLIT;
            case "SPIN" -> ActivityKind.SPIN_OFF;
            case "MA" -> ActivityKind.MERGER;
            case "NC" -> ActivityKind.SYMBOL_CHANGE;
            case "REORG", "VOF" -> ActivityKind.REORGANIZATION;
            case "OPASN", "OPEXC", "OPCA", "OPCSH" -> ActivityKind.ASSIGNMENT;
            case "OPTRD", "OPEXP", "OCT" -> ActivityKind.FOREIGN_TRADE;
            case String other -> other.startsWith("DIV") ? ActivityKind.DIVIDEND : ActivityKind.OTHER;
        };
    }

    /// A dividend names the shares that it was paid for, a coin's fee coins: these shares go nowhere.
    private BigDecimal shares(ActivityKind kind) {
        if (quantity == null || !isStock()) {
            return BigDecimal.ZERO;
        }
        return switch (kind) {
            case DEPOSIT, WITHDRAWAL, CASH_TRANSFER, INTEREST, FEE, FOREIGN_TRADE -> BigDecimal.ZERO;
            case DIVIDEND ->
                "DIV".equals(activityType) && "SDIV".equals(subType) && isFree() ? quantity : BigDecimal.ZERO;
            case SHARE_TRANSFER,
                    SPLIT,
                    REVERSE_SPLIT,
                    SPIN_OFF,
                    MERGER,
                    SYMBOL_CHANGE,
                    REORGANIZATION,
                    ASSIGNMENT,
                    TRADE_BUST,
                    TRADE_CORRECTION,
                    OTHER,
                    UNEXPLAINED -> quantity;
        };
    }

    /// A dividend in stock pays no dollars.
    private boolean isFree() {
        return netAmount == null || netAmount.signum() == 0;
    }

    private Money cash(ActivityKind kind) {
        if (kind == ActivityKind.TRADE_BUST || kind == ActivityKind.TRADE_CORRECTION) {
            return Money.ZERO;
        }
        if (!isFill()) {
            return Fields.money(netAmount);
        }
        BigDecimal value =
                Fields.required(quantity, "qty of fill " + id).multiply(Fields.required(price, "price of fill " + id));
        boolean option = symbol != null && symbol.indexOf('/') < 0;
        BigDecimal dollars = (option ? value.multiply(CONTRACT) : value).setScale(2, RoundingMode.HALF_UP);
        return new Money(Fields.side(side).signed(dollars).negate());
    }

    private Instant at() {
        if (executedAt != null) {
            return executedAt;
        }
        return createdAt != null ? createdAt : stamped();
    }

    /// The id begins with New York's local time; failing that the date says it, from its midnight.
    private Instant stamped() {
        String known = Fields.required(id, "id of an activity");
        try {
            return known.length() >= STAMP_LENGTH
                            && known.substring(0, STAMP_LENGTH).chars().allMatch(Character::isDigit)
                    ? MarketZone.instantOf(LocalDateTime.parse(known.substring(0, STAMP_LENGTH), STAMP))
                    : dated();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("activity " + id + " has no time: " + e.getMessage(), e);
        }
    }

    private Instant dated() {
        String day = Fields.required(date, "created_at and date of activity " + id);
        return MarketZone.startOfDay(LocalDate.parse(day.substring(0, Math.min(DATE_LENGTH, day.length()))));
    }
}
