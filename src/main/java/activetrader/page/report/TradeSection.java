package activetrader.page.report;

import activetrader.journal.TradeRow;
import activetrader.page.day.DayTrade;
import activetrader.page.day.FactPrices;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import java.util.List;
import java.util.Locale;

/// Each trade with its chart, its fills and why it was made.
record TradeSection(RecordedDay day, KeptBars bars, FactPrices facts) implements Section {
    @Override
    public String id() {
        return "trades";
    }

    @Override
    public String title() {
        return "Trades";
    }

    @Override
    public void write(Html html, Charts charts) {
        List<DayTrade> trades = DayTrade.of(day);
        if (trades.isEmpty()) {
            html.leaf("p", "No trade was made.", "class", "none");
        }
        List<TradeChart> drawn = trades.stream()
                .map(trade -> new TradeChart(trade, day.day(), bars, facts))
                .toList();
        if (drawn.stream().anyMatch(TradeChart::hasCandles)) {
            CandleChoice.write(html);
        }
        for (int i = 0; i < trades.size(); i++) {
            write(html, charts, trades.get(i), drawn.get(i), i + 1);
        }
    }

    private static void write(Html html, Charts charts, DayTrade trade, TradeChart chart, int number) {
        html.open("article", "class", "trade");
        html.open("h3").text(trade.symbol() + " " + trade.side().name().toLowerCase(Locale.ROOT) + " ");
        html.leaf(
                "span",
                trade.isClosed() || trade.profit().signum() != 0 ? ConsoleText.signedDollars(trade.profit()) : "open",
                "class",
                Words.tone(trade.profit()));
        html.text(" "
                + trade.multiple().filter(_ -> trade.isClosed()).map(Words::inR).orElse(""));
        html.close();
        html.open("p", "class", "why")
                .leaf("b", "Why: ")
                .text(Words.cut(trade.reason()))
                .close();
        charts.add(
                html,
                "trade-" + number,
                chart.chart(),
                "Price of " + trade.symbol() + " from " + ConsoleText.time(trade.enteredAt()) + " to "
                        + ConsoleText.time(trade.lastFillAt()) + " with fills, stop and target",
                chart.source() + stops(trade));
        fills(html, trade);
        html.close();
    }

    private static String stops(DayTrade trade) {
        return trade.stops().isEmpty()
                ? " No stop is recorded."
                : " Stop: "
                        + String.join(
                                ", then ",
                                trade.stops().stream()
                                        .map(level -> ConsoleText.price(level.price()) + " from "
                                                + ConsoleText.time(level.at()))
                                        .toList())
                        + ".";
    }

    private static void fills(Html html, DayTrade trade) {
        try (Table table = new Table(
                html,
                "Fills of " + trade.symbol(),
                Column.text("Time"),
                Column.text("Action"),
                Column.number("Shares"),
                Column.number("Price"),
                Column.number("P&L"),
                Column.number("R"),
                Column.text("Exit"),
                Column.words("Reason"))) {
            for (TradeRow fill : trade.fills()) {
                boolean closing = fill.action().isClosing();
                table.row(
                        Words.seconds(fill.at()),
                        Words.plain(fill.action()),
                        fill.quantity().toString(),
                        ConsoleText.price(fill.price()),
                        closing ? ConsoleText.signedDollars(fill.profit()) : Words.NONE,
                        closing ? Words.inR(fill.resultInR()) : Words.NONE,
                        fill.exit() == null ? Words.NONE : Words.plain(fill.exit()),
                        fill.reason());
            }
        }
    }
}
