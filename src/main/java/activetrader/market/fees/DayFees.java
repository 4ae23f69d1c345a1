package activetrader.market.fees;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// The fees of one day's fills, added up fill by fill. Each kind is rounded up to the cent over the whole day, as
/// Alpaca books them; a fill costs what it adds to these rounded sums, so that the fills of a day come to what is
/// booked.
public final class DayFees {
    private static final int CENTS = 2;

    private final FeeSchedule schedule;
    private final FeeRates rates;
    private final Map<FeeKind, BigDecimal> exact = new EnumMap<>(FeeKind.class);

    /// @param date New York trade date
    public DayFees(FeeSchedule schedule, LocalDate date) {
        this.schedule = schedule;
        this.rates = FeeRates.on(date);
    }

    /// Adds a fill.
    ///
    /// @return what it adds to the day's fees, in whole cents, 0 or more
    public Money add(Side side, Quantity quantity, Price price) {
        Money before = total();
        switch (schedule) {
            case NONE -> {}
            case ALPACA ->
                addAlpaca(side, quantity.value(), price.times(quantity).value());
        }
        return total().minus(before);
    }

    private void addAlpaca(Side side, BigDecimal shares, BigDecimal dollars) {
        add(FeeKind.CAT, shares.setScale(0, RoundingMode.UP).multiply(rates.cat()));
        switch (side) {
            case BUY -> {}
            case SELL -> {
                add(FeeKind.SEC, dollars.multiply(rates.sec()));
                add(FeeKind.TAF, shares.multiply(rates.taf()).min(rates.tafCap()));
            }
        }
    }

    private void add(FeeKind kind, BigDecimal amount) {
        exact.merge(kind, amount, BigDecimal::add);
    }

    /// The fees of one kind, in whole cents.
    public Money of(FeeKind kind) {
        return new Money(exact.getOrDefault(kind, BigDecimal.ZERO).setScale(CENTS, RoundingMode.UP));
    }

    /// All fees of the day, in whole cents.
    public Money total() {
        Money sum = Money.ZERO;
        for (FeeKind kind : FeeKind.values()) {
            sum = sum.plus(of(kind));
        }
        return sum;
    }
}
