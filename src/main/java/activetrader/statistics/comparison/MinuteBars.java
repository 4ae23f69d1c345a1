package activetrader.statistics.comparison;

import activetrader.market.Symbol;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// The bars with which a result is compared.
public interface MinuteBars {
    /// The symbols that could have been traded on a New York date; empty where nothing is known of it.
    Set<Symbol> universe(LocalDate date);

    /// The minutes of the regular session; empty where there are none. The symbol need not be of the universe.
    Optional<MinuteCloses> minutes(Symbol symbol, LocalDate date);
}
