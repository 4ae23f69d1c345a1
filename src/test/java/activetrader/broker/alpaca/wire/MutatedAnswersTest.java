package activetrader.broker.alpaca.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Account;
import activetrader.market.Fill;
import activetrader.market.Money;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers that a fault has changed: each is read with the numbers that stand in it, or refused in a way that the
/// client knows. Nothing is ever made up.
class MutatedAnswersTest {
    private static final int MUTATIONS = 3_000;
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "\"Infinity\"",
            "NaN",
            "\"0x10\"",
            "\"1,5\"",
            "\"12.5 USD\"",
            "true",
            "[]",
            "[1]",
            "{}",
            "{\"value\":1}",
            "-3",
            "\"-3\"",
            "0",
            "\"0\"",
            "1e3",
            "\"1e3\"",
            "1e309",
            "0.000000001",
            "\"１２\"",
            "\"buy\"",
            "\"filled\"",
            "\"2026-13-45T99:00:00Z\"",
            "\"\\u0000\"");

    /// Good answers, and the numbers that the program takes from them, by their names in JSON.
    enum Sample {
        ACCOUNT("""
                {"id":"acc-1","account_number":"PA1","status":"ACTIVE","cash":"90000.10","equity":"100000.12",
                 "last_equity":"99999.87","buying_power":"399000.4","multiplier":"4","trading_blocked":false}""") {
            @Override
            Map<String, @Nullable BigDecimal> numbers(String body) {
                Account account = Json.read(body, AccountJson.class).toAccount();
                return numbers(
                        "cash", account.cash(),
                        "equity", account.equity(),
                        "last_equity", account.lastEquity(),
                        "buying_power", account.buyingPower());
            }
        },
        ORDER("""
                {"id":"o-1","client_order_id":"at-1","symbol":"AAPL","asset_class":"us_equity","side":"buy",
                 "type":"limit","order_class":"","time_in_force":"day","qty":"10","filled_qty":"4",
                 "filled_avg_price":"100.25","limit_price":"101.5","stop_price":"95","status":"partially_filled",
                 "submitted_at":"2026-03-02T15:00:00Z","legs":null}""") {
            @Override
            Map<String, @Nullable BigDecimal> numbers(String body) {
                Order order = Json.read(body, OrderJson.class).toOrder();
                return numbers(
                        "qty", order.quantity(),
                        "filled_qty", order.filledQuantity(),
                        "filled_avg_price", order.averageFillPrice(),
                        "limit_price", order.limitPrice(),
                        "stop_price", order.stopPrice());
            }
        },
        POSITION("""
                {"symbol":"AAPL","asset_class":"us_equity","side":"long","qty":"12","qty_available":"5",
                 "avg_entry_price":"101.12","current_price":"102","market_value":"1224","cost_basis":"1213.44",
                 "unrealized_pl":"10.56"}""") {
            @Override
            Map<String, @Nullable BigDecimal> numbers(String body) {
                Position position = new PositionRequired(body).position();
                return numbers(
                        "qty", position.quantity(),
                        "qty_available", position.available(),
                        "avg_entry_price", position.averageEntryPrice(),
                        "current_price", position.currentPrice(),
                        "market_value", position.marketValue(),
                        "cost_basis", position.costBasis());
            }
        },
        FILL("""
                {"activity_type":"FILL","id":"f-1","order_id":"o-1","symbol":"AAPL","side":"sell","qty":"1.5",
                 "price":"100.125","transaction_time":"2026-03-02T15:00:00Z","type":"fill"}""") {
            @Override
            Map<String, @Nullable BigDecimal> numbers(String body) {
                Fill fill = Optional.ofNullable(
                                Json.read(body, ActivityJson.class).toFill())
                        .orElseThrow(() -> new IllegalArgumentException("no fill"));
                return numbers("qty", fill.quantity(), "price", fill.price());
            }
        },
        QUOTE("{\"t\":\"2026-03-02T15:00:00Z\",\"bp\":100.1,\"bs\":2,\"ap\":100.2,\"as\":3}") {
            @Override
            Map<String, @Nullable BigDecimal> numbers(String body) {
                Quote quote = Json.read(body, QuoteJson.class).toQuote(Symbol.of("AAPL"));
                return numbers("bp", quote.bid(), "ap", quote.ask());
            }
        };

        private final String good;

        Sample(String good) {
            this.good = good;
        }

        abstract Map<String, @Nullable BigDecimal> numbers(String body);

        static Map<String, @Nullable BigDecimal> numbers(@Nullable Object... namesAndValues) {
            Map<String, @Nullable BigDecimal> numbers = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                numbers.put(String.valueOf(namesAndValues[i]), decimal(namesAndValues[i + 1]));
            }
            return numbers;
        }

        private static @Nullable BigDecimal decimal(@Nullable Object value) {
            return switch (value) {
                case Money money -> money.value();
                case Price price -> price.value();
                case Quantity quantity -> quantity.value();
                case null, default -> null;
            };
        }
    }

    /// A position in shares; others are left out by the client.
    private record PositionRequired(String body) {
        Position position() {
            Position position = Json.read(body, PositionJson.class).toPosition();
            if (position == null) {
                throw new IllegalArgumentException("not a position in shares");
            }
            return position;
        }
    }

    @ParameterizedTest
    @EnumSource
    void goodAnswers_areReadExactly(Sample sample) {
        assertSound(sample, sample.good);
        assertTrue(sample.numbers(sample.good).values().stream().allMatch(value -> value != null));
    }

    /// Each field in turn becomes each of the odd values, or goes.
    @ParameterizedTest
    @EnumSource
    void oddValues_areReadAsTheyStandOrRefused(Sample sample) {
        for (String name : Json.readObject(sample.good).keySet()) {
            Function<String, String> with = value -> sample.good.replaceFirst(
                    "\"" + name + "\":(\"[^\"]*\"|[^,}]+)", "\"" + name + "\":" + quoted(value));
            VALUES.forEach(value -> assertSound(sample, with.apply(value)));
            assertSound(sample, sample.good.replace("\"" + name + "\":", "\"not_" + name + "\":"));
        }
    }

    private static String quoted(String value) {
        return java.util.regex.Matcher.quoteReplacement(value);
    }

    @ParameterizedTest
    @EnumSource
    void torn_flippedAndDoubledBytes_areReadAsTheyStandOrRefused(Sample sample) {
        Random random = new Random(7);
        for (int length = 0; length < sample.good.length(); length++) {
            String prefix = sample.good.substring(0, length);
            assertThrows(JsonException.class, () -> sample.numbers(prefix));
        }
        for (int i = 0; i < MUTATIONS; i++) {
            assertSound(sample, mutated(sample.good, random));
        }
    }

    private static String mutated(String text, Random random) {
        char[] characters = text.toCharArray();
        int from = random.nextInt(characters.length);
        int to = Math.min(characters.length, from + 1 + random.nextInt(12));
        String before = text.substring(0, from);
        String after = text.substring(to);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + text.substring(from, to) + text.substring(from, to) + after;
            case 2 -> before + "0123456789.-+eE\"\\:,{}[]ntf \n".charAt(random.nextInt(28)) + text.substring(from + 1);
            default -> before + shuffled(Arrays.copyOfRange(characters, from, to), random) + after;
        };
    }

    private static String shuffled(char[] part, Random random) {
        for (int i = part.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char kept = part[i];
            part[i] = part[other];
            part[other] = kept;
        }
        return new String(part);
    }

    @Test
    void deepNesting_isRefused() {
        String deep = "[".repeat(100_000);

        assertThrows(JsonException.class, () -> Json.read("{\"legs\":" + deep, OrderJson.class));
    }

    @Test
    void order_isRefused_whenItIsFilledButDoesNotSayHowFar() {
        String body = Sample.ORDER.good.replace("\"filled_qty\":\"4\",", "");

        assertThrows(IllegalArgumentException.class, () -> Sample.ORDER.numbers(body));
        assertEquals(
                BigDecimal.ZERO,
                Sample.ORDER.numbers(body.replace("partially_filled", "new")).get("filled_qty"));
    }

    @Test
    void position_isNeverWorthNothing_whenItsValueIsMissing() {
        String body = Sample.POSITION.good.replace("market_value", "gone").replace("cost_basis", "gone_too");

        Position position = new PositionRequired(body).position();

        assertEquals(Money.of("1224"), position.marketValue());
        assertEquals(Money.of("1213.44"), position.costBasis());
    }

    private static void assertSound(Sample sample, String body) {
        Map<String, @Nullable BigDecimal> numbers;
        try {
            numbers = sample.numbers(body);
        } catch (JsonException | IllegalArgumentException | DateTimeException e) {
            return;
        } catch (RuntimeException e) {
            fail("the client does not know " + e + " for " + body, e);
            return;
        }
        Map<?, ?> raw = Json.read(body, Map.class);
        numbers.forEach((name, value) -> assertEqualsRaw(sample, name, value, raw.get(name), body));
    }

    private static void assertEqualsRaw(
            Sample sample, String name, @Nullable BigDecimal value, @Nullable Object raw, String body) {
        String text = raw == null ? "" : String.valueOf(raw).trim();
        String what = name + " became " + value + " in " + body;
        if (text.isEmpty()) {
            boolean standsIn = sample == Sample.POSITION && !name.equals("qty");
            assertTrue(value == null || value.signum() == 0 || standsIn, what);
            return;
        }
        BigDecimal written = new BigDecimal(text);
        if (name.equals("qty_available") && value != null) {
            assertTrue(value.compareTo(written.abs()) <= 0, what);
            return;
        }
        if (value == null) {
            assertTrue(written.signum() <= 0, what);
        } else if (sample == Sample.POSITION && written.signum() <= 0) {
            boolean price = name.endsWith("price");
            assertTrue(price || value.abs().compareTo(written.abs()) == 0, what);
        } else {
            assertEquals(0, value.compareTo(written), what);
        }
    }
}
