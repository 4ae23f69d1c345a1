package activetrader.mcp;

import activetrader.market.DecimalText;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The arguments of a tool call, read by type.
///
/// Accepts what language models write where the meaning is clear: a number in quotes, a ticker in lower case, a
/// null for an absent optional. Everything else is a [ToolException] that names the argument, its value and what is
/// allowed.
public final class Arguments {
    private static final int SHOWN = 40;

    private final Map<String, ? extends @Nullable Object> values;

    public Arguments(Map<String, ? extends @Nullable Object> values) {
        this.values = values;
    }

    /// Checks that no argument is unknown and no required one is missing.
    void requireFit(List<Parameter> parameters) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new ToolException("unknown argument " + shown(name) + "; "
                        + (known.isEmpty() ? "this tool takes none" : "allowed: " + String.join(", ", known)));
            }
        }
        for (Parameter parameter : parameters) {
            if (parameter.required() && !has(parameter.name())) {
                throw new ToolException("argument " + parameter.name() + " is missing");
            }
        }
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    public Symbol symbol(String name) {
        return toSymbol(name, required(name));
    }

    /// The distinct symbols of a list, or of one text with commas, in the order given.
    public List<Symbol> symbols(String name) {
        Set<Symbol> symbols = new LinkedHashSet<>();
        texts(name).forEach(text -> symbols.add(toSymbol(name, text)));
        if (symbols.isEmpty() || symbols.size() > Parameter.MAX_SYMBOLS) {
            throw new ToolException(
                    name + " must hold 1 to " + Parameter.MAX_SYMBOLS + " symbols, was " + symbols.size());
        }
        return List.copyOf(symbols);
    }

    /// The items of a list, or of one text with commas; none when absent.
    public List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<?> items =
                value instanceof List<?> list ? list : List.of(value.toString().split(",", -1));
        return items.stream()
                .map(item -> item == null ? "" : item.toString().strip())
                .filter(item -> !item.isEmpty())
                .toList();
    }

    public String text(String name) {
        return required(name).toString();
    }

    public String text(String name, String standIn) {
        return optionalText(name).orElse(standIn);
    }

    /// The text; empty also when it is blank.
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /// A whole number from `min` to `max`.
    public int whole(String name, int min, int max) {
        Object value = required(name);
        BigDecimal number = toNumber(name, value);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw new ToolException(
                    name + " must be a whole number from " + min + " to " + max + ", was " + shown(value));
        }
        return number.intValueExact();
    }

    public int whole(String name, int min, int max, int standIn) {
        return has(name) ? whole(name, min, max) : standIn;
    }

    /// A positive number of shares, fractions allowed.
    public Quantity quantity(String name) {
        return new Quantity(positive(name, required(name)));
    }

    public Price price(String name) {
        return new Price(positive(name, required(name)));
    }

    public Optional<Price> optionalPrice(String name) {
        return has(name) ? Optional.of(price(name)) : Optional.empty();
    }

    /// One of `allowed`, in upper or lower case.
    public String choice(String name, List<String> allowed) {
        Object value = required(name);
        return allowed.stream()
                .filter(choice -> choice.equalsIgnoreCase(value.toString().strip()))
                .findFirst()
                .orElseThrow(() -> new ToolException(
                        name + " must be one of " + String.join(", ", allowed) + ", was " + shown(value)));
    }

    public String choice(String name, List<String> allowed, String standIn) {
        return has(name) ? choice(name, allowed) : standIn;
    }

    /// One of the constants of an enum, each called by its name in lower case; `standIn` when absent.
    public <E extends Enum<E>> E choice(String name, E standIn) {
        Class<E> type = standIn.getDeclaringClass();
        return has(name)
                ? Enum.valueOf(type, choice(name, Parameter.names(type)).toUpperCase(Locale.ROOT))
                : standIn;
    }

    public LocalDate date(String name) {
        Object value = required(name);
        try {
            return LocalDate.parse(value.toString().strip());
        } catch (DateTimeParseException e) {
            throw new ToolException(name + " must be a date such as 2026-11-23, was " + shown(value), e);
        }
    }

    public Optional<LocalDate> optionalDate(String name) {
        return has(name) ? Optional.of(date(name)) : Optional.empty();
    }

    public boolean flag(String name, boolean standIn) {
        Object value = values.get(name);
        if (value == null) {
            return standIn;
        }
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ToolException(name + " must be true or false, was " + shown(value));
        };
    }

    private Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new ToolException("argument " + name + " is missing");
        }
        return value;
    }

    private static Symbol toSymbol(String name, Object value) {
        String text = value.toString().strip().toUpperCase(Locale.ROOT);
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException e) {
            throw new ToolException(name + " must be a ticker such as AAPL or BRK.B, was " + shown(value), e);
        }
    }

    private static BigDecimal positive(String name, Object value) {
        BigDecimal number = toNumber(name, value);
        if (number.signum() <= 0) {
            throw new ToolException(name + " must be above 0, was " + shown(value));
        }
        return number;
    }

    private static BigDecimal toNumber(String name, Object value) {
        String text = value.toString().strip();
        try {
            BigDecimal number = DecimalText.parse(text);
            if (Math.abs((long) number.precision() - number.scale()) <= 15 && number.scale() <= 18) {
                return number;
            }
        } catch (NumberFormatException _) {
            // answered below, like any other text that is not a number
        }
        throw new ToolException(name + " must be a number, was " + shown(value));
    }

    /// `value` in quotes on one line, cut to a readable length.
    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
        return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + '"';
    }
}
