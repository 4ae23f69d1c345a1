package activetrader.page.report;

import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import activetrader.statistics.ClosedTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Trades put together by what they have in common, a row each.
final class Groups {
    private Groups() {}

    /// @param name of what they have in common
    /// @param key of a trade; its text orders the rows
    static void write(Html html, String name, List<ClosedTrade> trades, Function<ClosedTrade, String> key) {
        Map<String, List<ClosedTrade>> groups = new TreeMap<>();
        trades.forEach(trade ->
                groups.computeIfAbsent(key.apply(trade), _ -> new ArrayList<>()).add(trade));
        html.leaf("h3", "By " + name);
        try (Table table = new Table(
                html,
                "Trades by " + name,
                Column.text(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)),
                Column.number("Trades"),
                Column.number("Won"),
                Column.number("P&L net"),
                Column.number("Mean R"))) {
            groups.forEach((value, group) -> table.row(
                    value,
                    Words.count(group.size()),
                    Words.count(group.stream()
                            .filter(trade -> trade.net().isPositive())
                            .count()),
                    ConsoleText.signedDollars(
                            group.stream().map(trade -> trade.net().value()).reduce(BigDecimal.ZERO, BigDecimal::add)),
                    meanR(group)));
        }
    }

    private static String meanR(List<ClosedTrade> group) {
        List<BigDecimal> multiples = group.stream()
                .map(ClosedTrade::multiple)
                .flatMap(Optional::stream)
                .toList();
        return multiples.isEmpty()
                ? Words.NONE
                : Words.inR(multiples.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(multiples.size()), 2, RoundingMode.HALF_EVEN));
    }
}
