package activetrader.simulator.data;

import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// `/v1/corporate-actions`: the splits and new names of the script, once they have taken effect.
final class CorporateActions {
    private final List<PriceStep> splits;
    private final List<Renaming> renamings;

    CorporateActions(List<PriceStep> steps, List<Renaming> renamings) {
        this.splits = steps.stream().filter(PriceStep::isSplit).toList();
        this.renamings = List.copyOf(renamings);
    }

    /// The actions of the interval that `query` names; both its ends are today unless it does.
    Object answer(Query query, Instant now) {
        Instant today = MarketZone.startOfDay(now);
        Instant start = query.start().orElse(today);
        Instant end = query.end().filter(now::isAfter).orElse(now);
        Set<Symbol> symbols = query.optionalSymbols();
        Set<String> types = Arrays.stream(query.text("types").split(","))
                .filter(type -> !type.isBlank())
                .collect(Collectors.toSet());
        Map<String, List<Object>> actions = new LinkedHashMap<>();
        for (PriceStep split : splits) {
            String type = isForward(split) ? "forward_split" : "reverse_split";
            if (isWanted(split.symbol(), symbols) && isWithin(split.from(), start, end) && isWanted(type, types)) {
                actions.computeIfAbsent(type + "s", _ -> new ArrayList<>()).add(json(split));
            }
        }
        for (Renaming name : renamings) {
            boolean named = isWanted(name.from(), symbols) || isWanted(name.to(), symbols);
            if (named && isWithin(name.at(), start, end) && isWanted("name_change", types)) {
                actions.computeIfAbsent("name_changes", _ -> new ArrayList<>()).add(json(name));
            }
        }
        return DataJson.fields("corporate_actions", actions, "next_page_token", DataJson.NULL);
    }

    private static boolean isWithin(Instant at, Instant start, Instant end) {
        return !at.isBefore(start) && !at.isAfter(end);
    }

    private static <T> boolean isWanted(T one, Set<T> wanted) {
        return wanted.isEmpty() || wanted.contains(one);
    }

    private static boolean isForward(PriceStep split) {
        return split.factor().compareTo(BigDecimal.ONE) < 0;
    }

    private static Object json(PriceStep split) {
        BigDecimal rate =
                BigDecimal.ONE.divide(split.factor(), MathContext.DECIMAL32).stripTrailingZeros();
        Map<String, Object> json = identified(split.symbol(), split.from());
        json.put("symbol", split.symbol());
        json.put("cusip", "000000000");
        json.put("new_rate", isForward(split) ? rate : BigDecimal.ONE);
        json.put("old_rate", isForward(split) ? BigDecimal.ONE : split.factor().stripTrailingZeros());
        json.put("ex_date", json.get("process_date"));
        return json;
    }

    private static Object json(Renaming name) {
        Map<String, Object> json = identified(name.from(), name.at());
        json.put("old_symbol", name.from());
        json.put("old_cusip", "000000000");
        json.put("new_symbol", name.to());
        json.put("new_cusip", "000000000");
        return json;
    }

    private static Map<String, Object> identified(Symbol symbol, Instant at) {
        LocalDate date = MarketZone.dateOf(at);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", UUID.nameUUIDFromBytes((symbol.value() + date).getBytes(StandardCharsets.UTF_8)));
        json.put("process_date", date.toString());
        return json;
    }
}
