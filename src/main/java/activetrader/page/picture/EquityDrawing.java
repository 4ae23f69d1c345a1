package activetrader.page.picture;

import activetrader.market.calendar.TradingDay;
import activetrader.page.day.EquityPoint;
import activetrader.page.picture.Canvas.Style;
import activetrader.session.console.ConsoleText;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The equity over the session, with the loss at which entries stop.
///
/// @param limit the equity of that loss; null where it is not known
record EquityDrawing(
        TradingDay day, List<EquityPoint> points, @Nullable BigDecimal limit) {
    private static final Style LABEL = Style.plain(28, Palette.SOFT);
    /// A limit further away than this many times the day's range is written as text, not drawn.
    private static final double FARTHEST = 4;

    private record Range(double low, double high) {
        double share(double value) {
            return (value - low) / (high - low);
        }
    }

    void draw(Canvas canvas, double x, double y, double width, double height) {
        if (points.isEmpty()) {
            canvas.text("The records hold no equity of this day.", x, y + height / 2, width, LABEL);
            return;
        }
        Range range = range();
        double bottom = y + height;
        canvas.line(horizontal(x, width, bottom), 2, 0, Palette.RULE);
        curve(canvas, range, x, bottom, width, height);
        limit(canvas, range, x, bottom, width, height);
        EquityPoint last = points.getLast();
        canvas.text("Equity " + ConsoleText.dollars(last.equity()), x, y - 14, width, Style.bold(32, Palette.INK));
        times(canvas, x, bottom + 36, width);
    }

    private Range range() {
        double low = points.stream()
                .mapToDouble(point -> point.equity().doubleValue())
                .min()
                .orElseThrow();
        double high = points.stream()
                .mapToDouble(point -> point.equity().doubleValue())
                .max()
                .orElseThrow();
        double spread = Math.max(high - low, high * 0.0005);
        if (limit != null && low - limit.doubleValue() <= FARTHEST * spread) {
            low = Math.min(low, limit.doubleValue());
        }
        double margin = Math.max((high - low) * 0.08, spread * 0.08);
        return new Range(low - margin, high + margin);
    }

    private void curve(Canvas canvas, Range range, double x, double bottom, double width, double height) {
        Path2D path = new Path2D.Double();
        for (EquityPoint point : points) {
            double right = x + width * share(point.at());
            double top = bottom - height * range.share(point.equity().doubleValue());
            if (path.getCurrentPoint() == null) {
                path.moveTo(right, top);
            }
            path.lineTo(right, top);
        }
        canvas.line(path, 5, 0, Palette.INK);
    }

    private void limit(Canvas canvas, Range range, double x, double bottom, double width, double height) {
        if (limit == null) {
            return;
        }
        String text = "Loss limit " + ConsoleText.dollars(limit);
        double share = range.share(limit.doubleValue());
        if (share < 0) {
            canvas.textBefore(text + " ▼", x + width, bottom - 14, Style.plain(28, Palette.LOSS));
            return;
        }
        double top = bottom - height * share;
        canvas.line(horizontal(x, width, top), 4, 14, Palette.LOSS);
        canvas.textBefore(text, x + width, top - 12, Style.plain(28, Palette.LOSS));
    }

    private void times(Canvas canvas, double x, double y, double width) {
        Instant middle =
                day.open().plus(Duration.between(day.open(), day.close()).dividedBy(2));
        canvas.text(ConsoleText.time(day.open()), x, y, width, LABEL);
        String noon = ConsoleText.time(middle);
        canvas.text(noon, x + (width - canvas.width(noon, LABEL)) / 2, y, width, LABEL);
        canvas.textBefore(ConsoleText.time(day.close()), x + width, y, LABEL);
    }

    private double share(Instant at) {
        double session = Duration.between(day.open(), day.close()).toSeconds();
        return Math.clamp(Duration.between(day.open(), at).toSeconds() / session, 0, 1);
    }

    private static Path2D horizontal(double x, double width, double y) {
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        line.lineTo(x + width, y);
        return line;
    }

    static EquityDrawing of(TradingDay day, List<EquityPoint> points, Optional<BigDecimal> limit) {
        return new EquityDrawing(day, points, limit.orElse(null));
    }
}
