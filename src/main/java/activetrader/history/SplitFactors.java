package activetrader.history;

import activetrader.broker.ShareEvent;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/// What prices of days before a split are multiplied by to be in the shares of a later day.
public final class SplitFactors {
    private final List<ShareEvent> splits;

    public SplitFactors(List<ShareEvent> events) {
        this.splits = events.stream()
                .filter(event -> event.kind() == ShareEvent.Kind.SPLIT)
                .toList();
    }

    /// The factor for prices of `date` in the shares of `seenOn`; 1 when there was no split between them.
    public BigDecimal factor(Symbol symbol, LocalDate date, LocalDate seenOn) {
        BigDecimal factor = BigDecimal.ONE;
        for (ShareEvent split : splits) {
            if (split.symbol().equals(symbol) && date.isBefore(split.exDate()) && !seenOn.isBefore(split.exDate())) {
                factor = factor.multiply(split.oldRate()).divide(split.newRate(), MathContext.DECIMAL64);
            }
        }
        return factor;
    }
}
