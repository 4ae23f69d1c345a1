package activetrader.page.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The tables of a TrueType font: which glyph a character has, how wide it is, and where its outline lies.
///
/// Java's own fonts need the library fontconfig and fonts of the system. A bare server has neither.
final class FontFile {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final int UNICODE_16_BITS = 4;

    private final ByteBuffer data;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int characters;

    private FontFile(byte[] font) {
        this.data = ByteBuffer.wrap(font);
        int count = word(4);
        for (int i = 0; i < count; i++) {
            int at = 12 + 16 * i;
            tables.put(new String(font, at, 4, StandardCharsets.US_ASCII), data.getInt(at + 8));
        }
        this.characters = characters();
    }

    /// @param name of a file among the fonts in the JAR
    static FontFile read(String name) {
        try (InputStream in = FontFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the JAR lacks " + FOLDER + name);
            }
            return new FontFile(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in the JAR: " + e.getMessage(), e);
        }
    }

    private int characters() {
        int cmap = table("cmap");
        for (int i = 0; i < word(cmap + 2); i++) {
            int subtable = cmap + data.getInt(cmap + 4 + 8 * i + 4);
            if (word(subtable) == UNICODE_16_BITS) {
                return subtable;
            }
        }
        throw new IllegalStateException("the font has no table of characters");
    }

    private int table(String name) {
        return Objects.requireNonNull(tables.get(name), "the font has a table " + name);
    }

    /// An unsigned number of 16 bits.
    int word(int at) {
        return Short.toUnsignedInt(data.getShort(at));
    }

    int signedWord(int at) {
        return data.getShort(at);
    }

    int unsignedByte(int at) {
        return Byte.toUnsignedInt(data.get(at));
    }

    int signedByte(int at) {
        return data.get(at);
    }

    /// Units of an em, the size of the font.
    int unitsPerEm() {
        return word(table("head") + 18);
    }

    /// The glyph of a character; 0, an empty box, where the font has none.
    int glyph(int character) {
        int doubled = word(characters + 6);
        int ends = characters + 14;
        int starts = ends + doubled + 2;
        for (int i = 0; i < doubled; i += 2) {
            int start = word(starts + i);
            if (character <= word(ends + i)) {
                return character < start ? 0 : glyph(character, start, starts + doubled + i, doubled);
            }
        }
        return 0;
    }

    private int glyph(int character, int start, int deltaAt, int doubled) {
        int delta = word(deltaAt);
        int rangeAt = deltaAt + doubled;
        int range = word(rangeAt);
        if (range == 0) {
            return (character + delta) & 0xFFFF;
        }
        int glyph = word(rangeAt + range + 2 * (character - start));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    /// Units from the start of a glyph to the start of the next one.
    int advance(int glyph) {
        int last = word(table("hhea") + 34) - 1;
        return word(table("hmtx") + 4 * Math.min(glyph, last));
    }

    /// Where the outline of a glyph begins.
    int outlineAt(int glyph) {
        return table("glyf") + offset(glyph);
    }

    /// Whether a glyph shows nothing, as a space.
    boolean isEmpty(int glyph) {
        return offset(glyph) == offset(glyph + 1);
    }

    private int offset(int glyph) {
        boolean large = word(table("head") + 50) == 1;
        return large ? data.getInt(table("loca") + 4 * glyph) : 2 * word(table("loca") + 2 * glyph);
    }
}
