package activetrader.risk;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.RawItem;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Equity against cash and what is held. The account has $100,000, of it 10 shares bought at $100 and 5 sold short.
class AccountSnapshotTest {
    private final Scene scene =
            new Scene().holding("AAPL", PositionSide.LONG, 10, "100").holding("MSFT", PositionSide.SHORT, 5, "100");

    private AccountSnapshot books() {
        return requireNonNull(scene.account().books());
    }

    private static RawItem other(@Nullable Money value) {
        return new RawItem(RawItem.Kind.POSITION, "BTC/USD", "id", "1", value, "crypto");
    }

    @Test
    void worth_isWhatIsHeld_lessWhatIsShort() {
        scene.otherAssets.add(other(Money.of(40)));

        assertEquals(Optional.of(Money.of(540)), books().worth());
    }

    @Test
    void worth_isUnknown_whileOneValueIs() {
        scene.otherAssets.add(other(Money.of(40)));
        scene.otherAssets.add(other(null));

        assertEquals(Optional.empty(), books().worth());
        assertEquals(Optional.empty(), books().equityGap());
        assertFalse(books().confirmEquity(BigDecimal.valueOf(100)));
        assertEquals("DATA_MISSING", ((RiskDecision.Denied) scene.decide()).reasonCode());
    }

    /// Cash and positions come to $100,000 when cash is $99,500; one percent is $1,000.
    @ParameterizedTest
    @CsvSource({"99500, true", "98500, true", "100500, true", "98499, false", "100501, false"})
    void equity_isConfirmed_withinThePercentage(long cash, boolean confirmed) {
        scene.cash = Money.of(cash);

        assertEquals(confirmed, books().confirmEquity(BigDecimal.ONE));
    }

    @Test
    void equity_isNotConfirmed_whileSomethingCannotBeRead() {
        assertTrue(books().confirmEquity(BigDecimal.ONE));
        scene.unreadable.add(other(null));

        assertEquals(Optional.empty(), books().equityGap());
        assertFalse(books().confirmEquity(BigDecimal.ONE));
    }
}
