package activetrader.risk;

import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What a symbol and its market must look like.
///
/// @param minPrice dollars per share
/// @param maxSpreadPercent of the midpoint on the whole tape; a thinner feed has its own tolerance
/// @param minDollarVolume dollars traded on an average day on the whole tape; 0 switches the rule off
/// @param priceCollarPercent how far beyond the live quote a limit price may reach
/// @param regimeRequired whether the trend of SPY and QQQ must be known and not against the entry
/// @param minScore least 5-minute score in the direction of the entry; 0 switches the rule off
/// @param allowedSymbols the only symbols that may be entered; empty for all
/// @param blockedSymbols symbols that are never entered
public record MarketLimits(
        BigDecimal minPrice,
        BigDecimal maxSpreadPercent,
        BigDecimal minDollarVolume,
        BigDecimal priceCollarPercent,
        boolean regimeRequired,
        BigDecimal minScore,
        Set<Symbol> allowedSymbols,
        Set<Symbol> blockedSymbols) {
    public MarketLimits {
        allowedSymbols = sorted(allowedSymbols);
        blockedSymbols = sorted(blockedSymbols);
    }

    /// These limits where the trend of SPY and QQQ need not be known.
    public MarketLimits inAnyRegime() {
        return new MarketLimits(
                minPrice,
                maxSpreadPercent,
                minDollarVolume,
                priceCollarPercent,
                false,
                minScore,
                allowedSymbols,
                blockedSymbols);
    }

    MarketLimits allowing(Collection<Symbol> symbols) {
        return new MarketLimits(
                minPrice,
                maxSpreadPercent,
                minDollarVolume,
                priceCollarPercent,
                regimeRequired,
                minScore,
                new TreeSet<>(symbols),
                blockedSymbols);
    }

    private static Set<Symbol> sorted(Collection<Symbol> symbols) {
        return Collections.unmodifiableSet(new TreeSet<>(symbols));
    }

    public static MarketLimits defaults() {
        return new MarketLimits(
                BigDecimal.valueOf(5),
                new BigDecimal("0.3"),
                BigDecimal.valueOf(10_000_000),
                BigDecimal.valueOf(2),
                true,
                BigDecimal.ZERO,
                Set.of(),
                Set.of());
    }
}
