package activetrader.risk;

import activetrader.market.Symbol;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Every limit that an entry is held to. Each component of the parts is one key of the configuration.
public record RiskLimits(
        SizeLimits size,
        PaceLimits pace,
        LossLimits loss,
        DataLimits data,
        MarketLimits market,
        ProtectionLimits protection) {

    /// A prudent set for a paper account.
    public static RiskLimits defaults() {
        return new RiskLimits(
                SizeLimits.defaults(),
                PaceLimits.defaults(),
                LossLimits.defaults(),
                DataLimits.defaults(),
                MarketLimits.defaults(),
                ProtectionLimits.defaults());
    }

    /// All limits by the name of their configuration key, such as `max_positions`, in a fixed order.
    public Map<String, Object> byKey() {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (Record part : new Record[] {size, pace, loss, data, market, protection}) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                limits.put(keyOf(component.getName()), read(component, part));
            }
        }
        return limits;
    }

    private static String keyOf(String componentName) {
        return componentName.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the limit " + component.getName(), e);
        }
    }

    /// These limits with the symbols of `universe` as the allowed ones, unless they name some.
    public RiskLimits within(Collection<Symbol> universe) {
        return market.allowedSymbols().isEmpty() ? with(market.allowing(universe)) : this;
    }

    public RiskLimits with(SizeLimits other) {
        return new RiskLimits(other, pace, loss, data, market, protection);
    }

    public RiskLimits with(PaceLimits other) {
        return new RiskLimits(size, other, loss, data, market, protection);
    }

    public RiskLimits with(LossLimits other) {
        return new RiskLimits(size, pace, other, data, market, protection);
    }

    public RiskLimits with(DataLimits other) {
        return new RiskLimits(size, pace, loss, other, market, protection);
    }

    public RiskLimits with(MarketLimits other) {
        return new RiskLimits(size, pace, loss, data, other, protection);
    }

    public RiskLimits with(ProtectionLimits other) {
        return new RiskLimits(size, pace, loss, data, market, other);
    }

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

    /// How often and when positions may be opened.
    ///
    /// @param maxTradesPerDay entries in one trading day
    /// @param maxEntriesPerSymbol entries in one symbol in one trading day
    /// @param entryPauseMinutes minutes between two entries, of any symbols
    /// @param maxOrdersPerMinute entries sent within any 60 seconds
    /// @param noEntryFirstMinutes minutes after the open without entries
    /// @param noEntryLastMinutes minutes before the close without entries
    /// @param cooldownMinutes minutes after an exit before the same symbol may be entered again
    public record PaceLimits(
            int maxTradesPerDay,
            int maxEntriesPerSymbol,
            int entryPauseMinutes,
            int maxOrdersPerMinute,
            int noEntryFirstMinutes,
            int noEntryLastMinutes,
            int cooldownMinutes) {
        public static PaceLimits defaults() {
            return new PaceLimits(5, 1, 15, 4, 15, 30, 15);
        }
    }

    /// When losses stop new entries.
    ///
    /// @param maxDailyLossPercent of the equity at the start of the day
    /// @param maxDrawdownPercent of the day's highest equity
    /// @param maxConsecutiveLosses losing exits in a row before a pause
    /// @param lossPauseMinutes how long that pause is, from the last losing exit
    public record LossLimits(
            BigDecimal maxDailyLossPercent,
            BigDecimal maxDrawdownPercent,
            int maxConsecutiveLosses,
            int lossPauseMinutes) {
        public static LossLimits defaults() {
            return new LossLimits(new BigDecimal("0.25"), new BigDecimal("0.4"), 2, 30);
        }
    }

    /// What the inputs of a decision must look like to be believed.
    ///
    /// @param maxQuoteAgeSeconds how old the quote may be
    /// @param maxAccountAgeSeconds how long ago account, positions and orders may have been read
    /// @param maxClockSkewSeconds how far our clock may be from the broker's
    /// @param maxVolatilityAgeMinutes how long ago the last bar of the average true range may have ended
    /// @param maxPriceAgeMinutes how old a price that the quote is compared with may be
    /// @param maxPriceGapAtr how far the quote may be from such a price, in average true ranges
    /// @param maxPriceGapPercent the same, as a percentage of that price
    /// @param maxDayMovePercent how far the quote may be from the prior session's close, as a percentage of it
    /// @param maxEquityGapPercent how far equity may be from cash and positions added up, as a percentage of it
    /// @param maxEquityMovePercent how far equity may be from that at the start of the day, as a percentage of it
    public record DataLimits(
            int maxQuoteAgeSeconds,
            int maxAccountAgeSeconds,
            int maxClockSkewSeconds,
            int maxVolatilityAgeMinutes,
            int maxPriceAgeMinutes,
            BigDecimal maxPriceGapAtr,
            BigDecimal maxPriceGapPercent,
            BigDecimal maxDayMovePercent,
            BigDecimal maxEquityGapPercent,
            BigDecimal maxEquityMovePercent) {
        public static DataLimits defaults() {
            return new DataLimits(
                    60,
                    30,
                    30,
                    20,
                    10,
                    BigDecimal.valueOf(6),
                    BigDecimal.valueOf(3),
                    BigDecimal.valueOf(30),
                    BigDecimal.ONE,
                    BigDecimal.valueOf(20));
        }
    }

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

    /// Where the stop and the target of an entry may lie. Distances run from the price at which the position could be
    /// left: the bid, or the limit price when that is lower, of a long entry; the mirror image of a short one.
    ///
    /// @param defaultStopAtr distance of the stop when none is given, in average true ranges
    /// @param minStopAtr least distance of a stop, in average true ranges
    /// @param maxStopAtr greatest distance of a stop, in average true ranges
    /// @param minStopPercent least distance of a stop, as a percentage of the price
    /// @param maxStopPercent greatest distance of a stop, as a percentage of the price
    /// @param minRewardRisk least gain at the target for each dollar lost at the stop, when a target is given
    public record ProtectionLimits(
            BigDecimal defaultStopAtr,
            BigDecimal minStopAtr,
            BigDecimal maxStopAtr,
            BigDecimal minStopPercent,
            BigDecimal maxStopPercent,
            BigDecimal minRewardRisk) {
        public static ProtectionLimits defaults() {
            return new ProtectionLimits(
                    BigDecimal.valueOf(2),
                    new BigDecimal("0.5"),
                    BigDecimal.valueOf(4),
                    new BigDecimal("0.1"),
                    BigDecimal.valueOf(8),
                    BigDecimal.ONE);
        }
    }

    /// The groups of large US names that move together on most days, for a configuration that names none.
    static final class SymbolGroups {
        static final Map<String, Set<Symbol>> COMMON = common();

        private SymbolGroups() {}

        private static Map<String, Set<Symbol>> common() {
            Map<String, Set<Symbol>> groups = new LinkedHashMap<>();
            groups.put("index_funds", symbols("SPY VOO IVV QQQ QQQM DIA IWM VTI TQQQ SQQQ SPXU UPRO"));
            groups.put(
                    "semiconductors",
                    symbols("NVDA AMD MU INTC AVGO QCOM TXN ASML AMAT LRCX KLAC MRVL ARM SMH SOXX SOXS"));
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
}
