package activetrader.page.picture;

import activetrader.page.day.DayTrade;
import activetrader.page.picture.Canvas.Style;
import activetrader.page.report.Words;
import activetrader.session.console.ConsoleText;
import java.util.List;
import java.util.Optional;

/// The trades of a day, a row each, with result in R and dollars.
record TradeRows(List<DayTrade> trades) {
    private static final double ROW = 56;
    private static final Style TEXT = Style.plain(28, Palette.INK);
    private static final Style SOFT = Style.plain(28, Palette.SOFT);

    /// Draws as many rows as fit, and says how many do not.
    void draw(Canvas canvas, double x, double y, double width, double height) {
        if (trades.isEmpty()) {
            canvas.text("No trade was made.", x, y + ROW * 0.7, width, SOFT);
            return;
        }
        int room = Math.max(1, (int) (height / ROW));
        int shown = trades.size() <= room ? trades.size() : room - 1;
        for (int i = 0; i < shown; i++) {
            row(canvas, trades.get(i), x, y + ROW * i, width);
        }
        if (shown < trades.size()) {
            canvas.text(
                    "and " + Words.counted(trades.size() - shown, "more trade", "more trades") + " in the report",
                    x,
                    y + ROW * (shown + 0.7),
                    width,
                    SOFT);
        }
    }

    private static void row(Canvas canvas, DayTrade trade, double x, double top, double width) {
        double y = top + ROW * 0.7;
        canvas.rectangle(x, top + ROW - 1, width, 1, Palette.RULE);
        canvas.text(trade.symbol().value(), x, y, 130, Style.bold(34, Palette.INK));
        canvas.text(Words.plain(trade.side()), x + 138, y, 90, SOFT);
        String span = ConsoleText.time(trade.enteredAt())
                + (trade.isClosed() ? "–" + ConsoleText.time(trade.lastFillAt()) : " open");
        canvas.text(span, x + 228, y, 195, TEXT);
        canvas.text(trade.exit().map(Words::plain).orElse(""), x + 428, y, 160, SOFT);
        Optional<String> multiple =
                trade.multiple().filter(_ -> trade.isClosed()).map(Words::inR);
        canvas.textBefore(multiple.orElse(Words.NONE), x + 755, y, Style.bold(34, Palette.tone(trade.profit())));
        canvas.textBefore(
                ConsoleText.signedDollars(trade.profit()), x + width, y, Style.plain(34, Palette.tone(trade.profit())));
    }
}
