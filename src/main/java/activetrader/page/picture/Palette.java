package activetrader.page.picture;

import java.awt.Color;
import java.math.BigDecimal;

/// The colours of the picture, those of the page on white.
final class Palette {
    static final Color GROUND = new Color(0xFFFFFF);
    static final Color RAISED = new Color(0xF4F6F8);
    static final Color INK = new Color(0x16202A);
    static final Color SOFT = new Color(0x4D5B69);
    static final Color RULE = new Color(0xC9D1D9);
    static final Color GAIN = new Color(0x00588F);
    static final Color LOSS = new Color(0xA33B00);
    static final Color LOOK = new Color(0x7A4B00);
    static final Color LOOK_GROUND = new Color(0xFFF3D6);

    private Palette() {}

    /// The colour of an amount, which always has a sign too.
    static Color tone(BigDecimal amount) {
        return amount.signum() > 0 ? GAIN : amount.signum() < 0 ? LOSS : INK;
    }
}
