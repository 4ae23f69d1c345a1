package activetrader.risk;

import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How much may be held. Percentages are of the account's equity.
///
/// @param riskPerTradePercent what one position may lose from its entry to its stop
/// @param maxPositionPercent value of one position
/// @param maxDeployedPercent value of all positions together
/// @param maxPositions symbols held or asked for at once
/// @param maxGroupPercent value of the positions in one group together
/// @param groups symbols that move together, by the group's name; a symbol may be in several
/// @param maxGrossPercent value of long and short positions together; 100 is no leverage
/// @param buyingPowerMarginPercent how much dearer than expected an entry may turn out and still be paid for
/// @param shortingAllowed whether positions may be opened by selling
public record SizeLimits(
        BigDecimal riskPerTradePercent,
        BigDecimal maxPositionPercent,
        BigDecimal maxDeployedPercent,
        int maxPositions,
        BigDecimal maxGroupPercent,
        Map<String, Set<Symbol>> groups,
        BigDecimal maxGrossPercent,
        BigDecimal buyingPowerMarginPercent,
        boolean shortingAllowed) {
    public SizeLimits {
        Map<String, Set<Symbol>> copy = new LinkedHashMap<>();
        groups.forEach((name, symbols) -> copy.put(name, Collections.unmodifiableSet(new TreeSet<>(symbols))));
        groups = Collections.unmodifiableMap(copy);
    }

    public static SizeLimits defaults() {
        return new SizeLimits(
                new BigDecimal("0.1"),
                BigDecimal.TEN,
                BigDecimal.valueOf(25),
                3,
                BigDecimal.valueOf(20),
                SymbolGroups.COMMON,
                BigDecimal.valueOf(100),
                BigDecimal.valueOf(5),
                false);
    }
}
