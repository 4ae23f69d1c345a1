package activetrader.page.picture;

import activetrader.page.picture.Canvas.Style;
import activetrader.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// What needs a look, at the foot of the picture.
///
/// @param lines below the headline
/// @param well whether nothing needs a look
record Verdict(String headline, List<String> lines, boolean well) {
    private static final double LINE = 42;
    private static final double PADDING = 26;
    private static final int MOST_LINES = 5;
    private static final Style TEXT = Style.plain(28, Palette.LOOK);

    Verdict {
        lines = List.copyOf(lines);
    }

    /// @param concerns foreign
    /// @param over whether the day is over
    static Verdict of(Canvas canvas, List<String> concerns, boolean over, double width) {
        if (concerns.isEmpty()) {
            return new Verdict(
                    over
                            ? "✓ Flat after the close, and nothing needs a look"
                            : "The day is not over. Nothing needs a look so far",
                    List.of(),
                    true);
        }
        List<String> lines = concerns.stream()
                .flatMap(concern -> canvas.lines(VisibleText.of(concern), room(width), TEXT).stream())
                .toList();
        return new Verdict(
                "⚠ Needs a look", lines.size() <= MOST_LINES ? lines : shortened(lines, concerns.size()), false);
    }

    private static List<String> shortened(List<String> lines, int concerns) {
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        shown.add("… " + (concerns == 1 ? "the rest is" : "all " + concerns + " are") + " in the report");
        return shown;
    }

    private static double room(double width) {
        return width - 60;
    }

    double height() {
        return 2 * PADDING + LINE * (1 + lines.size());
    }

    void draw(Canvas canvas, double x, double y, double width) {
        canvas.rectangle(x, y, width, height(), well ? Palette.RAISED : Palette.LOOK_GROUND);
        canvas.rectangle(x, y, 10, height(), well ? Palette.GAIN : Palette.LOOK);
        double baseline = y + PADDING + LINE * 0.7;
        Style bold = Style.bold(32, well ? Palette.INK : Palette.LOOK);
        canvas.text(headline, x + 34, baseline, room(width), bold);
        for (int i = 0; i < lines.size(); i++) {
            canvas.text(lines.get(i), x + 34, baseline + LINE * (i + 1), room(width), TEXT);
        }
    }
}
