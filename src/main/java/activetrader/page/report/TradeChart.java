package activetrader.page.report;

import activetrader.journal.TradeRow;
import activetrader.market.Bar;
import activetrader.market.calendar.TradingDay;
import activetrader.page.day.DayTrade;
import activetrader.page.day.FactPrices;
import activetrader.page.day.KeptBars;
import activetrader.page.day.Level;
import activetrader.page.html.Chart;
import activetrader.session.console.ConsoleText;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A trade on the prices around it: candles where bars were kept, otherwise a line through the prices in the records.
final class TradeChart {
    private static final Duration BEFORE = Duration.ofMinutes(45);
    private static final Duration AFTER = Duration.ofMinutes(30);
    /// Longer charts have 5-minute candles.
    private static final Duration LONGEST_IN_MINUTES = Duration.ofHours(2);

    private final DayTrade trade;
    private final TradingDay day;
    private final Instant from;
    private final Instant to;
    /// All minutes of the session, or none.
    private final List<Bar> bars;
    private final List<Level> seen;

    TradeChart(DayTrade trade, TradingDay day, KeptBars kept, FactPrices facts) {
        this.trade = trade;
        this.day = day;
        this.from = Instants.later(day.open(), trade.enteredAt().minus(BEFORE));
        this.to = trade.isClosed()
                ? Instants.earlier(day.close(), trade.lastFillAt().plus(AFTER))
                : day.close();
        this.bars = kept.minutes(trade.symbol(), day);
        this.seen = bars.isEmpty()
                ? Stream.concat(
                                facts.of(trade.symbol()).stream(),
                                trade.fills().stream().map(fill -> new Level(fill.at(), fill.price())))
                        .filter(level ->
                                !level.at().isBefore(from) && !level.at().isAfter(to))
                        .sorted(Comparator.comparing(Level::at))
                        .toList()
                : List.of();
    }

    /// What the prices are, for the caption.
    String source() {
        return bars.isEmpty()
                ? "No bars were kept of this day: the line joins the prices that the cycles saw."
                : minutes() + "-minute candles, unless you choose others.";
    }

    boolean hasCandles() {
        return !bars.isEmpty();
    }

    private int minutes() {
        return Duration.between(from, to).compareTo(LONGEST_IN_MINUTES) > 0 ? 5 : 1;
    }

    Chart.Timed chart() {
        List<Chart.Line> lines = new ArrayList<>();
        if (bars.isEmpty()) {
            lines.add(new Chart.Line("Price", Chart.Role.MAIN, false, points(seen)));
        }
        Instant end = trade.isClosed() ? trade.lastFillAt() : to;
        if (!trade.stops().isEmpty()) {
            List<Level> stops = new ArrayList<>(trade.stops());
            stops.add(new Level(end, stops.getLast().price()));
            lines.add(new Chart.Line("Stop", Chart.Role.STOP, true, points(stops)));
        }
        trade.target()
                .ifPresent(target -> lines.add(new Chart.Line(
                        "Target",
                        Chart.Role.TARGET,
                        false,
                        points(List.of(new Level(trade.enteredAt(), target), new Level(end, target))))));
        return new Chart.Timed(
                "$",
                Charts.millis(from),
                Charts.millis(to),
                Charts.millis(bars.isEmpty() ? from : day.open()),
                Charts.millis(bars.isEmpty() ? to : day.close()),
                bars.isEmpty() ? 0 : minutes(),
                Candles.of(bars),
                lines,
                trade.fills().stream().map(TradeChart::mark).toList());
    }

    private static List<List<Object>> points(List<Level> levels) {
        return levels.stream()
                .map(level -> Charts.point(level.at(), level.price().value()))
                .toList();
    }

    private static Chart.Mark mark(TradeRow fill) {
        BigDecimal price = fill.price().value();
        String what = switch (fill.action()) {
            case BUY -> "Bought ";
            case SELL -> "Sold ";
            case SHORT -> "Sold short ";
            case COVER -> "Bought back ";
        };
        Chart.Shape shape = switch (fill.side()) {
            case BUY -> Chart.Shape.BUY;
            case SELL -> Chart.Shape.SELL;
        };
        String result = fill.resultInR() == null ? "" : ", " + Words.inR(fill.resultInR());
        return new Chart.Mark(
                Charts.millis(fill.at()),
                price,
                shape,
                fill.action().isClosing() && fill.resultInR() != null ? Words.inR(fill.resultInR()) : "",
                what + fill.quantity() + " at " + ConsoleText.price(fill.price()) + result);
    }
}
