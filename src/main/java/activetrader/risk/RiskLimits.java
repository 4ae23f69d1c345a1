package activetrader.risk;

import activetrader.market.Symbol;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
}
