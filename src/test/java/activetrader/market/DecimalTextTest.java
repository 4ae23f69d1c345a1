package activetrader.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "10",
                "0.5",
                "-1.25",
                "123456789012345678",
                "0.0000000012345678901234567890",
                "1e5",
                "1.2E-05",
                "0.00",
                "9.99e14"
            })
    void parse_isExact(String text) {
        assertEquals(new BigDecimal(text), DecimalText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                ".5",
                "5.",
                "1e99999999",
                "1e-99999999",
                "1E+2147483647",
                "1e19",
                "1e-99",
                "00000000000000000000000000000000000000010",
                "010",
                "1234567890123456789",
                "1_000",
                "1,000",
                "0x10",
                "NaN",
                "Infinity",
                "\u0661\u0660",
                "\uff11\uff10",
                "1.\u0665",
                "--1",
                "1e5.5"
            })
    void parse_refuses_whatIsNoPlainNumber(String text) {
        NumberFormatException refusal = assertThrows(NumberFormatException.class, () -> DecimalText.parse(text));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("\"" + text.substring(0, Math.min(40, text.length()))), message);
        assertTrue(message.length() < 150, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999", "\u0661\u0660", "00000000000000000000000000000000000000010"})
    void amounts_refuseTheSame(String text) {
        assertThrows(NumberFormatException.class, () -> Quantity.of(text));
        assertThrows(NumberFormatException.class, () -> Price.of(text));
        assertThrows(NumberFormatException.class, () -> Money.of(text));
    }

    @Test
    void text_isBounded_howeverLong() {
        assertThrows(NumberFormatException.class, () -> DecimalText.parse("1".repeat(10_000_000)));
    }
}
