package activetrader.simulator.data;

import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.tape.PriceStep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

/// `/v1/corporate-actions`: the splits of the script, from the day on which they take effect.
final class CorporateActions {
    private final List<PriceStep> splits;

    CorporateActions(List<PriceStep> steps) {
        this.splits = steps.stream().filter(PriceStep::isSplit).toList();
    }

    Object answer(Query query, Instant now) {
        SortedSet<Symbol> symbols = query.optionalSymbols();
        Map<String, List<Object>> actions = new LinkedHashMap<>();
        splits.stream()
                .filter(split -> (symbols.isEmpty() || symbols.contains(split.symbol()))
                        && !split.from().isAfter(now))
                .forEach(split -> actions.computeIfAbsent(
                                isForward(split) ? "forward_splits" : "reverse_splits", _ -> new ArrayList<>())
                        .add(json(split)));
        return Wire.fields("corporate_actions", actions, "next_page_token", Wire.NULL);
    }

    private static boolean isForward(PriceStep split) {
        return split.factor().compareTo(BigDecimal.ONE) < 0;
    }

    private static Object json(PriceStep split) {
        BigDecimal rate =
                BigDecimal.ONE.divide(split.factor(), MathContext.DECIMAL32).stripTrailingZeros();
        String date = MarketZone.dateOf(split.from()).toString();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", UUID.nameUUIDFromBytes((split.symbol() + date).getBytes(StandardCharsets.UTF_8)));
        json.put("symbol", split.symbol());
        json.put("cusip", "000000000");
        if (isForward(split)) {
            json.put("new_rate", rate);
            json.put("old_rate", BigDecimal.ONE);
        } else {
            json.put("new_rate", BigDecimal.ONE);
            json.put("old_rate", split.factor().stripTrailingZeros());
        }
        json.put("process_date", date);
        json.put("ex_date", date);
        return json;
    }
}
