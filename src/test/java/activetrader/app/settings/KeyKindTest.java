package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.config.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyKindTest {
    @ParameterizedTest
    @CsvSource({
        "PKTEST0123456789ABCD, PAPER",
        "AKTEST0123456789ABCD, LIVE",
        "your_api_key_here, PLACEHOLDER",
        "YOUR-KEY, PLACEHOLDER",
        "<your key>, PLACEHOLDER",
        "changeme, PLACEHOLDER",
        "xxxxxxxx, PLACEHOLDER",
        "sk-xxxxxxxxxxxxxxxx, PLACEHOLDER",
        "sk-..., PLACEHOLDER",
        "SIM, OTHER",
        "sk-0123456789abcdef0123456789abcdef, OTHER",
        "0a1b2c3d4e5f6071829304a5b6c7d8e9f0a1b2c3, OTHER",
    })
    void of_goesByTheForm(String text, KeyKind kind) {
        assertEquals(kind, KeyKind.of(new Secret(text)));
    }
}
