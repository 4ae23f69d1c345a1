package activetrader.simulator.tape.recorded;

import activetrader.history.check.SplitRatio;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.PriceUnits;
import activetrader.simulator.tape.SessionBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds recorded bars whose prices jump between two sessions as they do at a split: bars that nobody has adjusted.
public final class UnadjustedBars {
    private UnadjustedBars() {}

    /// A sentence for each symbol that has such a jump, about the newest one.
    ///
    /// @param sessions of each symbol, oldest first
    public static List<String> named(Map<Symbol, List<SessionBars>> sessions) {
        List<String> lines = new ArrayList<>();
        sessions.forEach((symbol, bars) -> {
            for (int later = bars.size() - 1; later > 0; later--) {
                Optional<String> line = between(symbol, bars.get(later - 1), bars.get(later));
                if (line.isPresent()) {
                    lines.add(line.get());
                    break;
                }
            }
        });
        return lines;
    }

    private static Optional<String> between(Symbol symbol, SessionBars before, SessionBars after) {
        Optional<DayBar> earlier = before.total(before.minutes());
        Optional<DayBar> later = after.total(after.minutes());
        if (earlier.isEmpty() || later.isEmpty()) {
            return Optional.empty();
        }
        long close = earlier.get().close();
        long open = later.get().open();
        boolean falls = close > open;
        return SplitRatio.between(close, open)
                .map(split -> symbol + (falls ? " falls from " : " rises from ") + dollars(close) + " to "
                        + dollars(open) + " between "
                        + earlier.get().date() + " and " + later.get().date() + ", like a " + split
                        + ": its bars look unadjusted");
    }

    private static String dollars(long units) {
        Price price = PriceUnits.price(units);
        return price.value().setScale(Math.max(2, price.value().scale())).toPlainString();
    }
}
