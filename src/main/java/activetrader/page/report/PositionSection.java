package activetrader.page.report;

import activetrader.journal.TradeRow;
import activetrader.market.Price;
import activetrader.page.day.DayTrade;
import activetrader.page.day.FactPrices;
import activetrader.page.day.Level;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is held by the last fills, with its stop and the last price that the records have.
record PositionSection(RecordedDay day, FactPrices facts) implements Section {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public String id() {
        return "positions";
    }

    @Override
    public String title() {
        return "Positions";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<DayTrade> held =
                DayTrade.of(day).stream().filter(trade -> !trade.isClosed()).toList();
        if (held.isEmpty()) {
            html.leaf("p", "Nothing is held.", "class", "none");
            return;
        }
        try (Table table = new Table(
                html,
                "Positions",
                Column.text("Symbol"),
                Column.number("Shares"),
                Column.number("Average"),
                Column.number("Last price seen"),
                Column.number("Stop"),
                Column.number("To the stop"),
                Column.text("Since"))) {
            held.forEach(trade -> row(table, trade));
        }
    }

    private void row(Table table, DayTrade trade) {
        TradeRow last = trade.fills().getLast();
        Level seen = Stream.concat(
                        facts.of(trade.symbol()).stream(),
                        trade.fills().stream().map(fill -> new Level(fill.at(), fill.price())))
                .max(Comparator.comparing(Level::at))
                .orElseThrow();
        Optional<Price> stop = trade.stops().isEmpty()
                ? Optional.empty()
                : Optional.of(trade.stops().getLast().price());
        table.row(
                trade.symbol().value(),
                last.positionAfter().toPlainString(),
                last.averageEntryPrice() == null ? Words.UNKNOWN : ConsoleText.price(last.averageEntryPrice()),
                ConsoleText.price(seen.price()) + " at " + ConsoleText.time(seen.at()),
                stop.map(ConsoleText::price).orElse(Words.UNKNOWN),
                stop.map(price -> distance(seen.price(), price)).orElse(Words.UNKNOWN),
                ConsoleText.time(trade.enteredAt()));
    }

    private static String distance(Price price, Price stop) {
        BigDecimal away = price.value().subtract(stop.value()).abs();
        return away.multiply(HUNDRED).divide(price.value(), 2, RoundingMode.HALF_EVEN) + " %";
    }
}
