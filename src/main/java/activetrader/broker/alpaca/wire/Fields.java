package activetrader.broker.alpaca.wire;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads single fields of Alpaca's JSON.
final class Fields {
    private Fields() {}

    /// @throws IllegalArgumentException when the field is missing
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /// A price; null when it is missing or zero, which is Alpaca's way to say that there is none.
    static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null || value.signum() <= 0 ? null : new Price(value);
    }

    static Price requiredPrice(@Nullable BigDecimal value, String name) {
        return new Price(required(value, name));
    }

    static Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? Quantity.ZERO : new Quantity(value);
    }

    static Money money(@Nullable BigDecimal value) {
        return value == null ? Money.ZERO : new Money(value);
    }

    static Money requiredMoney(@Nullable BigDecimal value, String name) {
        return new Money(required(value, name));
    }

    /// A name in the narrower spelling of tickers, for lists of what might be traded.
    static Symbol ticker(@Nullable String value) {
        return Symbol.of(required(value, "symbol"));
    }

    /// Whatever the broker calls a symbol, for what is held or ordered.
    static Symbol symbol(@Nullable String value) {
        return new Symbol(required(value, "symbol"));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static boolean flag(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    static long count(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    /// `buy`, `sell` or `sell_short`.
    static Side side(@Nullable String value) {
        return switch (required(value, "side").toLowerCase(Locale.ROOT)) {
            case "buy" -> Side.BUY;
            case "sell", "sell_short" -> Side.SELL;
            default ->
                throw new IllegalArgumentException("side must be buy, sell or sell_short, was \"" + value + "\"");
        };
    }

    /// The constant that `word` names, or `unknown` when there is none; `missing` when there is no word.
    static <E extends Enum<E>> E choice(@Nullable String word, E missing, E unknown) {
        if (word == null || word.isEmpty()) {
            return missing;
        }
        return Arrays.stream(unknown.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(unknown);
    }
}
