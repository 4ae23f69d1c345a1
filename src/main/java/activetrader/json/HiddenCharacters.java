package activetrader.json;

import activetrader.text.VisibleText;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Escapes, by their numbers, characters that are invisible in raw JSON or that control a terminal. Every parser
/// reads the same value.
final class HiddenCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        codes[DELETE] = CharacterEscapes.ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        boolean half = Character.getType(character) == Character.SURROGATE;
        return half || !VisibleText.isHidden(character)
                ? null
                : new SerializedString(String.format(Locale.ROOT, "\\u%04X", character));
    }
}
