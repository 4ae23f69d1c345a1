package activetrader.page.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/// Reads the outlines of a [FontFile], in its units, with y downwards.
final class GlyphOutline {
    private static final int ON_CURVE = 1;
    private static final int REPEATED = 8;

    private static final int WORDS = 1;
    private static final int SCALED = 8;
    private static final int MORE = 0x20;
    private static final int SCALED_TWICE = 0x40;
    private static final int TRANSFORMED = 0x80;

    private final FontFile font;
    private int at;

    private GlyphOutline(FontFile font, int at) {
        this.font = font;
        this.at = at;
    }

    static Path2D of(FontFile font, int glyph) {
        if (font.isEmpty(glyph)) {
            return new Path2D.Double();
        }
        int start = font.outlineAt(glyph);
        int contours = font.signedWord(start);
        GlyphOutline outline = new GlyphOutline(font, start + 10);
        return contours >= 0 ? outline.simple(contours) : outline.composite();
    }

    private int word() {
        at += 2;
        return font.word(at - 2);
    }

    private int signedWord() {
        at += 2;
        return font.signedWord(at - 2);
    }

    private int unsignedByte() {
        at += 1;
        return font.unsignedByte(at - 1);
    }

    private int signedByte() {
        at += 1;
        return font.signedByte(at - 1);
    }

    private Path2D simple(int contours) {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = word();
        }
        int hints = word();
        at += hints;
        int[] flags = flags(contours == 0 ? 0 : ends[contours - 1] + 1);
        int[] x = coordinates(flags, 2, 16);
        int[] y = coordinates(flags, 4, 32);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int first = 0;
        for (int end : ends) {
            contour(path, flags, x, y, first, end - first + 1);
            first = end + 1;
        }
        return path;
    }

    private int[] flags(int points) {
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            flags[i] = unsignedByte();
            if ((flags[i] & REPEATED) != 0) {
                for (int more = unsignedByte(); more > 0; more--) {
                    flags[i + 1] = flags[i];
                    i++;
                }
            }
        }
        return flags;
    }

    /// @param small the flag of a step of one byte
    /// @param same the flag of no step, or of a small step upwards
    private int[] coordinates(int[] flags, int small, int same) {
        int[] values = new int[flags.length];
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean marked = (flags[i] & same) != 0;
            if ((flags[i] & small) != 0) {
                value += marked ? unsignedByte() : -unsignedByte();
            } else if (!marked) {
                value += signedWord();
            }
            values[i] = value;
        }
        return values;
    }

    /// Between two points beside the curve lies one on it, which the file leaves out.
    private static void contour(Path2D path, int[] flags, int[] x, int[] y, int first, int count) {
        if (count < 2) {
            return;
        }
        int start = 0;
        while (start < count && (flags[first + start] & ON_CURVE) == 0) {
            start++;
        }
        int from = first + start % count;
        path.moveTo(x[from], -y[from]);
        for (int i = 1; i <= count; i++) {
            int point = first + (start + i) % count;
            if ((flags[point] & ON_CURVE) != 0) {
                path.lineTo(x[point], -y[point]);
                continue;
            }
            int next = first + (start + i + 1) % count;
            if ((flags[next] & ON_CURVE) != 0) {
                path.quadTo(x[point], -y[point], x[next], -y[next]);
                i++;
            } else {
                path.quadTo(x[point], -y[point], (x[point] + x[next]) / 2.0, -(y[point] + y[next]) / 2.0);
            }
        }
        path.closePath();
    }

    private Path2D composite() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int flags;
        do {
            flags = word();
            Path2D part = of(font, word());
            boolean words = (flags & WORDS) != 0;
            double x = words ? signedWord() : signedByte();
            double y = words ? signedWord() : signedByte();
            path.append(part.createTransformedShape(transform(flags, x, y)), false);
        } while ((flags & MORE) != 0);
        return path;
    }

    private AffineTransform transform(int flags, double x, double y) {
        double xx = 1;
        double yx = 0;
        double xy = 0;
        double yy = 1;
        if ((flags & SCALED) != 0) {
            xx = fraction();
            yy = xx;
        } else if ((flags & SCALED_TWICE) != 0) {
            xx = fraction();
            yy = fraction();
        } else if ((flags & TRANSFORMED) != 0) {
            xx = fraction();
            yx = fraction();
            xy = fraction();
            yy = fraction();
        }
        return new AffineTransform(xx, -yx, -xy, yy, x, -y);
    }

    /// A number with 14 bits behind the point.
    private double fraction() {
        return signedWord() / 16384.0;
    }
}
