package activetrader.page.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// Text as shapes, in one weight of DejaVu Sans. The same text has the same shape on every machine.
final class Typeface {
    private static final String ELLIPSIS = "…";

    private final FontFile font;

    private Typeface(String file) {
        this.font = FontFile.read(file);
    }

    static Typeface regular() {
        return new Typeface("DejaVuSans.ttf");
    }

    static Typeface bold() {
        return new Typeface("DejaVuSans-Bold.ttf");
    }

    /// @param size of an em, in pixels
    double width(String text, double size) {
        int units = text.codePoints()
                .map(character -> font.advance(font.glyph(character)))
                .sum();
        return units * size / font.unitsPerEm();
    }

    /// The outline of `text` with its baseline beginning at a point.
    Shape outline(String text, double x, double y, double size) {
        double scale = size / font.unitsPerEm();
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double pen = x;
        for (int character : text.codePoints().toArray()) {
            int glyph = font.glyph(character);
            AffineTransform place = new AffineTransform(scale, 0, 0, scale, pen, y);
            path.append(place.createTransformedShape(GlyphOutline.of(font, glyph)), false);
            pen += font.advance(glyph) * scale;
        }
        return path;
    }

    /// As much of `text` as fits, with an ellipsis where something is left out.
    String fitting(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + ELLIPSIS, size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
