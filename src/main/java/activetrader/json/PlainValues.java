package activetrader.json;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns values into what a reader of their JSON gets: maps, lists, text, booleans, integers and exact decimals. What
/// occurs most does not go through text.
final class PlainValues {
    private final UnaryOperator<Object> byText;

    /// @param byText does the same with any value, by writing it and reading it back
    PlainValues(UnaryOperator<Object> byText) {
        this.byText = byText;
    }

    @Nullable
    Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Integer number -> number;
            case Long number -> integer(number);
            case BigDecimal number -> number(number);
            case Price price -> number(price.value());
            case Quantity quantity -> number(quantity.value());
            case Money money -> number(money.value());
            case Symbol symbol -> symbol.value();
            case Instant at -> Instants.text(at);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            default -> byText.apply(value);
        };
    }

    private List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (Object item : list) {
            plain.add(of(item));
        }
        return plain;
    }

    /// Without the keys that have no value.
    private Object map(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                return byText.apply(map);
            }
            Object value = of(entry.getValue());
            if (value != null) {
                plain.put(key, value);
            }
        }
        return plain;
    }

    private static Object integer(long number) {
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    /// A number without a decimal point is read as an integer.
    private static Object number(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        BigInteger whole = number.toBigInteger();
        return whole.bitLength() < Long.SIZE ? integer(whole.longValue()) : whole;
    }
}
