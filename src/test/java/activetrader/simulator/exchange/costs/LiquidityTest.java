package activetrader.simulator.exchange.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Quote;
import activetrader.market.Side;
import activetrader.market.Symbol;
import activetrader.market.fees.FeeSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidityTest {
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Price BID = Price.of("99.99");
    private static final Price ASK = Price.of("100.01");
    private static final Quote QUOTE = new Quote(Symbol.of("AAPL"), START, BID, 100, ASK, 100);
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    private static Bar minute(long volume, String high, String low) {
        return new Bar(START, Price.of(low), Price.of(high), Price.of(low), Price.of(high), volume, null, 1);
    }

    /// With ln(high / low) = 2 √ln 2 · 1 % the volatility is 1 %; a quarter of the volume costs half of that.
    @Test
    void impact_growsWithTheSquareRoot() {
        double high = 100 * Math.exp(2 * Math.sqrt(Math.log(2)) * 0.01);
        Bar bar = minute(10_000, BigDecimal.valueOf(high).toPlainString(), "100");

        assertEquals(0.005, MarketImpact.part(1, bar, 2_500), 1e-9);
        assertEquals(0.010, MarketImpact.part(1, bar, 10_000), 1e-9);
        assertEquals(0.010, MarketImpact.part(2, bar, 2_500), 1e-9);
        assertEquals(0, MarketImpact.part(1, minute(0, "101", "100"), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 0, 1000", // a tenth of 10,000
        "600, 0, 600",
        "5000, 900, 100",
        "5000, 1000, 0",
    })
    void shares_areAPartOfTheMinute(int wanted, int taken, int available) {
        Liquidity liquidity =
                new Liquidity(TradingCosts.ALPACA, minute(10_000, "101", "100"), BigDecimal.valueOf(taken));

        assertEquals(Quantity.of(available), liquidity.available(Quantity.of(wanted)));
    }

    @Test
    void quietMinute_hasARoundLot() {
        assertEquals(Quantity.of(100), new Liquidity(TradingCosts.ALPACA, null, NOTHING).available(Quantity.of(5_000)));
    }

    @Test
    void paperAccount_isFilledAtTheQuote_atAnySize() {
        Liquidity paper = new Liquidity(TradingCosts.NONE, minute(100, "101", "100"), NOTHING);

        assertEquals(Quantity.of(5_000), paper.available(Quantity.of(5_000)));
        assertEquals(ASK, paper.price(Side.BUY, Quantity.of(5_000), ASK, QUOTE, Optional.empty()));
    }

    /// Two spreads of $0.02 make a half-spread of $0.02, which is $0.01 more.
    @Test
    void price_isWorseByTheWiderSpread() {
        TradingCosts wide = new TradingCosts(FeeSchedule.NONE, Duration.ZERO, 2, 0, 0);
        Liquidity liquidity = new Liquidity(wide, null, NOTHING);

        assertEquals(Price.of("100.02"), liquidity.price(Side.BUY, Quantity.of(1), ASK, QUOTE, Optional.empty()));
        assertEquals(Price.of("99.98"), liquidity.price(Side.SELL, Quantity.of(1), BID, QUOTE, Optional.empty()));
    }

    /// All shares of the minute count: the second half of an order is filled worse than the first.
    @Test
    void price_isWorse_theMoreSharesTheMinuteHad() {
        Bar bar = minute(10_000, "100.50", "99.50");
        double move = Math.log(100.5 / 99.5) / (2 * Math.sqrt(Math.log(2)));
        Liquidity first = new Liquidity(TradingCosts.ALPACA, bar, NOTHING);
        Liquidity second = new Liquidity(TradingCosts.ALPACA, bar, BigDecimal.valueOf(500));

        assertEquals(
                cents(100.01 * (1 + move * Math.sqrt(0.05))),
                first.price(Side.BUY, Quantity.of(500), ASK, QUOTE, Optional.empty()));
        assertEquals(
                cents(100.01 * (1 + move * Math.sqrt(0.10))),
                second.price(Side.BUY, Quantity.of(500), ASK, QUOTE, Optional.empty()));
    }

    private static Price cents(double dollars) {
        return new Price(BigDecimal.valueOf(Math.ceil(dollars * 100)).movePointLeft(2));
    }

    @Test
    void price_isNeverBeyondTheLimit() {
        Liquidity liquidity = new Liquidity(TradingCosts.STRESS, minute(100, "110", "90"), NOTHING);
        Optional<Price> high = Optional.of(Price.of("100.05"));
        Optional<Price> low = Optional.of(Price.of("99.95"));

        assertEquals(Price.of("100.05"), liquidity.price(Side.BUY, Quantity.of(100), ASK, QUOTE, high));
        assertEquals(Price.of("99.95"), liquidity.price(Side.SELL, Quantity.of(100), BID, QUOTE, low));
    }

    @Test
    void costs_areRefused_whenTheyMakeNoSense() {
        assertThrows(
                IllegalArgumentException.class, () -> new TradingCosts(FeeSchedule.NONE, Duration.ZERO, 0.5, 0, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new TradingCosts(FeeSchedule.NONE, Duration.ZERO, 1, 1.5, 0));
    }
}
