package activetrader.risk;

import activetrader.market.Symbol;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The groups of large US names that move together on most days, for a configuration that names none.
final class SymbolGroups {
    static final Map<String, Set<Symbol>> COMMON = common();

    private SymbolGroups() {}

    private static Map<String, Set<Symbol>> common() {
        Map<String, Set<Symbol>> groups = new LinkedHashMap<>();
        groups.put("index_funds", symbols("SPY VOO IVV QQQ QQQM DIA IWM VTI TQQQ SQQQ SPXU UPRO"));
        groups.put(
                "semiconductors", symbols("NVDA AMD MU INTC AVGO QCOM TXN ASML AMAT LRCX KLAC MRVL ARM SMH SOXX SOXS"));
        groups.put("banks", symbols("JPM BAC C WFC GS MS USB PNC XLF KRE"));
        groups.put("oil", symbols("XOM CVX COP OXY SLB HAL XLE USO"));
        groups.put("airlines", symbols("AAL DAL UAL LUV JETS"));
        groups.put("crypto", symbols("COIN MSTR MARA RIOT IBIT BITO"));
        return Collections.unmodifiableMap(groups);
    }

    private static Set<Symbol> symbols(String names) {
        return Arrays.stream(names.split(" ")).map(Symbol::of).collect(Collectors.toCollection(TreeSet::new));
    }
}
