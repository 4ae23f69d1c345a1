package activetrader.page.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture to draw on. Lengths are pixels, from the upper left corner.
final class Canvas {
    static {
        // Without this, Java looks for a screen where the variable DISPLAY names one.
        System.setProperty("java.awt.headless", "true");
    }

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Typeface regular = Typeface.regular();
    private final Typeface bold = Typeface.bold();
    private final List<String> texts = new ArrayList<>();

    Canvas(int width, int height, Color ground) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        rectangle(0, 0, width, height, ground);
    }

    /// How a text looks.
    ///
    /// @param size of an em
    record Style(double size, boolean bold, Color colour) {
        static Style plain(double size, Color colour) {
            return new Style(size, false, colour);
        }

        static Style bold(double size, Color colour) {
            return new Style(size, true, colour);
        }
    }

    /// Writes as much of `text` as fits from a point on its baseline to the right.
    void text(String text, double x, double y, double width, Style style) {
        if (text.isEmpty()) {
            return;
        }
        String shown = typeface(style).fitting(text, style.size(), width);
        texts.add(shown);
        graphics.setColor(style.colour());
        graphics.fill(typeface(style).outline(shown, x, y, style.size()));
    }

    /// Writes `text` so that it ends at `right`.
    void textBefore(String text, double right, double y, Style style) {
        double width = width(text, style);
        text(text, right - width, y, width + 1, style);
    }

    /// The words of `text` in lines of at most `width`.
    List<String> lines(String text, double width, Style style) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, style) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    double width(String text, Style style) {
        return typeface(style).width(text, style.size());
    }

    private Typeface typeface(Style style) {
        return style.bold() ? bold : regular;
    }

    void rectangle(double x, double y, double width, double height, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /// @param dash the length of a dash; 0 for a line without gaps
    void line(Path2D path, double width, double dash, Color colour) {
        graphics.setColor(colour);
        graphics.setStroke(
                dash == 0
                        ? new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(
                                (float) width,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {(float) dash},
                                0));
        graphics.draw(path);
    }

    /// The texts in the order in which they were written, as they are shown.
    List<String> texts() {
        return List.copyOf(texts);
    }

    /// The picture as a file.
    byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream file = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", file)) {
                throw new IllegalStateException("this Java writes no PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be encoded", e);
        }
        return out.toByteArray();
    }
}
