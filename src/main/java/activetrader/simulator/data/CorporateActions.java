package activetrader.simulator.data;

import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/v1/corporate-actions`: the splits, new names, spin-offs and mergers of the script, once they have taken effect.
final class CorporateActions {
    private static final String CUSIP = "000000000";

    private final List<Listed> all;

    /// An action of `type`, a list of which is called `list`, about `symbols`.
    private record Listed(String type, String list, Set<Symbol> symbols, Instant at, Object json) {}

    CorporateActions(Script script) {
        all = Stream.of(
                        script.steps().stream().filter(PriceStep::isSplit).map(CorporateActions::split),
                        script.renamings().stream().map(CorporateActions::nameChange),
                        script.actions().stream().flatMap(CorporateActions::reorganization))
                .flatMap(each -> each)
                .toList();
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
        for (Listed one : all) {
            boolean named = symbols.isEmpty() || one.symbols().stream().anyMatch(symbols::contains);
            if (named && isWithin(one.at(), start, end) && (types.isEmpty() || types.contains(one.type()))) {
                actions.computeIfAbsent(one.list(), _ -> new ArrayList<>()).add(one.json());
            }
        }
        return DataJson.fields("corporate_actions", actions, "next_page_token", DataJson.NULL);
    }

    private static boolean isWithin(Instant at, Instant start, Instant end) {
        return !at.isBefore(start) && !at.isAfter(end);
    }

    private static boolean isForward(PriceStep split) {
        return split.factor().compareTo(BigDecimal.ONE) < 0;
    }

    private static Listed split(PriceStep split) {
        BigDecimal rate =
                BigDecimal.ONE.divide(split.factor(), MathContext.DECIMAL32).stripTrailingZeros();
        Map<String, Object> json = identified(split.symbol(), split.from());
        json.put("symbol", split.symbol());
        json.put("cusip", CUSIP);
        json.put("new_rate", isForward(split) ? rate : BigDecimal.ONE);
        json.put("old_rate", isForward(split) ? BigDecimal.ONE : split.factor().stripTrailingZeros());
        json.put("ex_date", dateOf(split.from()));
        String type = isForward(split) ? "forward_split" : "reverse_split";
        return new Listed(type, type + "s", Set.of(split.symbol()), split.from(), json);
    }

    private static Listed nameChange(Renaming name) {
        Map<String, Object> json = identified(name.from(), name.at());
        json.put("old_symbol", name.from());
        json.put("old_cusip", CUSIP);
        json.put("new_symbol", name.to());
        json.put("new_cusip", CUSIP);
        return new Listed("name_change", "name_changes", Set.of(name.from(), name.to()), name.at(), json);
    }

    private static Stream<Listed> reorganization(Script.Timed timed) {
        return switch (timed.action()) {
            case AccountAction.SpinOff spinOff -> Stream.of(spinOff(spinOff, timed.at()));
            case AccountAction.Merger merger -> Stream.of(merger(merger, timed.at()));
            case AccountAction.MoveCash _,
                    AccountAction.MoveShares _,
                    AccountAction.HoldCrypto _,
                    AccountAction.SplitShares _,
                    AccountAction.RenameSymbol _,
                    AccountAction.BustLastFill _,
                    AccountAction.CorrectLastFill _,
                    AccountAction.ScaleLastFill _ -> Stream.of();
        };
    }

    private static Listed spinOff(AccountAction.SpinOff spinOff, Instant at) {
        Map<String, Object> json = identified(spinOff.source(), at);
        json.put("source_symbol", spinOff.source());
        json.put("source_cusip", CUSIP);
        json.put("source_rate", spinOff.sourceRate());
        json.put("new_symbol", spinOff.fresh());
        json.put("new_cusip", CUSIP);
        json.put("new_rate", spinOff.newRate());
        json.put("ex_date", dateOf(at));
        return new Listed("spin_off", "spin_offs", Set.of(spinOff.source(), spinOff.fresh()), at, json);
    }

    /// A merger is for cash, for stock, or for both.
    private static Listed merger(AccountAction.Merger merger, Instant at) {
        Symbol buyer = merger.acquirer();
        Map<String, Object> json = identified(merger.acquiree(), at);
        json.put("acquiree_symbol", merger.acquiree());
        json.put("acquiree_cusip", CUSIP);
        json.put("effective_date", dateOf(at));
        if (buyer == null) {
            json.put("rate", merger.cashRate().value());
            return new Listed("cash_merger", "cash_mergers", Set.of(merger.acquiree()), at, json);
        }
        json.put("acquiree_rate", merger.oldRate());
        json.put("acquirer_symbol", buyer);
        json.put("acquirer_cusip", CUSIP);
        json.put("acquirer_rate", merger.newRate());
        if (!merger.cashRate().isZero()) {
            json.put("cash_rate", merger.cashRate().value());
        }
        String type = merger.cashRate().isZero() ? "stock_merger" : "stock_and_cash_merger";
        return new Listed(type, type + "s", Set.of(merger.acquiree(), buyer), at, json);
    }

    private static String dateOf(Instant at) {
        return MarketZone.dateOf(at).toString();
    }

    private static Map<String, Object> identified(Symbol symbol, Instant at) {
        String date = dateOf(at);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", UUID.nameUUIDFromBytes((symbol.value() + date).getBytes(StandardCharsets.UTF_8)));
        json.put("process_date", date);
        return json;
    }
}
