package activetrader.session.console;

import activetrader.journal.TradeRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A recorded fill in one line, such as `SELL 27 MSFT @ $106.81 (+$12.15, SCALE_OUT, +1.07 R, 20 min) 1 R reached`.
final class FillLine {
    private FillLine() {}

    static String of(TradeRow fill) {
        return fill.side() + " " + fill.quantity() + " " + fill.symbol() + " @ "
                + ConsoleText.dollars(fill.price().value())
                + (fill.action().isClosing() ? " (" + String.join(", ", result(fill)) + ")" : "") + " "
                + fill.reason();
    }

    private static List<String> result(TradeRow fill) {
        List<String> parts = new ArrayList<>(List.of(ConsoleText.signedDollars(fill.profit())));
        if (fill.exit() != null) {
            parts.add(fill.exit().name());
        }
        if (fill.resultInR() != null) {
            parts.add(inR(fill.resultInR()));
        }
        if (fill.minutesHeld() != null) {
            parts.add(fill.minutesHeld() + " min");
        }
        return parts;
    }

    /// `+1.07 R`.
    static String inR(BigDecimal multiple) {
        return (multiple.signum() > 0 ? "+" : "") + multiple.toPlainString() + " R";
    }
}
