package activetrader.page.picture;

import activetrader.agent.daylog.DayTally;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.page.day.Concerns;
import activetrader.page.day.DayProfit;
import activetrader.page.day.DayTrade;
import activetrader.page.day.EquityPoint;
import activetrader.page.day.FactPrices;
import activetrader.page.day.RecordedDay;
import activetrader.page.picture.Canvas.Style;
import activetrader.page.report.Words;
import activetrader.session.console.ConsoleText;
import java.util.List;
import java.util.Objects;

/// A trading day as one picture, to be read on a phone: profit in dollars and R, equity with the loss limit, trades,
/// and what needs a look. It needs neither a screen nor fonts of the system. The same records give the same picture.
public final class DayPicture {
    /// Pixels.
    public static final int WIDTH = 1080;

    /// Pixels.
    public static final int HEIGHT = 1350;

    private static final double LEFT = 60;
    private static final double ACROSS = WIDTH - 2 * LEFT;

    private DayPicture() {}

    /// A PNG file of [#WIDTH] by [#HEIGHT] pixels, 40 to 120 kB.
    ///
    /// @param over whether the day should have its summary by now
    ///
    /// @throws IllegalStateException when this Java cannot draw
    public static byte[] png(RecordedDay day, boolean over) {
        try {
            return drawn(day, over).png();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "this Java cannot draw: it lacks the module java.desktop, or a part of it", e);
        }
    }

    /// The same in a line, for those who do not see the picture: `Wednesday, January 14, 2026: +$14.00, +0.70 R, 1
    /// trade. Nothing needs a look.`
    public static String caption(RecordedDay day, boolean over) {
        DayProfit profit = DayProfit.of(day);
        int concerns = Concerns.of(day, over).size();
        return Words.day(day.date()) + ": " + ConsoleText.signedDollars(profit.dollars())
                + (profit.multiple() == null ? "" : ", " + Words.inR(profit.multiple()))
                + ", " + Words.counted(DayTrade.of(day).size(), "trade", "trades") + ". "
                + (concerns == 0
                        ? "Nothing needs a look."
                        : "⚠ " + Words.counted(concerns, "thing needs", "things need") + " a look.");
    }

    static Canvas drawn(RecordedDay day, boolean over) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT, Palette.GROUND);
        head(canvas, day);
        EquityDrawing.of(day.day(), EquityPoint.of(day), FactPrices.of(day).lossLimit())
                .draw(canvas, LEFT, 478, ACROSS, 262);
        List<DayTrade> trades = DayTrade.of(day);
        canvas.text(counts(day, trades), LEFT, 848, ACROSS, Style.plain(30, Palette.SOFT));
        Verdict verdict = Verdict.of(canvas, Concerns.of(day, over), day.summary() != null, ACROSS);
        double foot = HEIGHT - 44 - verdict.height();
        new TradeRows(trades).draw(canvas, LEFT, 872, ACROSS, foot - 872 - 20);
        verdict.draw(canvas, LEFT, foot, ACROSS);
        return canvas;
    }

    private static void head(Canvas canvas, RecordedDay day) {
        DayProfit profit = DayProfit.of(day);
        canvas.text("Active Trader · " + day.signature(), LEFT, 84, ACROSS, Style.plain(30, Palette.SOFT));
        canvas.text(Words.day(day.date()), LEFT, 150, ACROSS, Style.bold(46, Palette.INK));
        canvas.text(
                ConsoleText.signedDollars(profit.dollars()),
                LEFT,
                288,
                ACROSS,
                Style.bold(118, Palette.tone(profit.dollars())));
        canvas.text(Words.beside(profit), LEFT, 362, ACROSS, Style.plain(44, Palette.INK));
    }

    private static String counts(RecordedDay day, List<DayTrade> trades) {
        List<DayTrade> closed = trades.stream().filter(DayTrade::isClosed).toList();
        long won = closed.stream().filter(trade -> trade.profit().signum() > 0).count();
        long lost = closed.stream().filter(trade -> trade.profit().signum() < 0).count();
        DayTally tally = DayTally.of(day.cycles().stream()
                .map(RecordedTranscript::end)
                .filter(Objects::nonNull)
                .toList());
        return Words.counted(trades.size(), "trade", "trades") + ", " + won + " won, " + lost + " lost · "
                + Words.counted(tally.cycles(), "cycle", "cycles") + " · model " + Words.cost(tally.cost());
    }
}
