package activetrader.app.simulate;

import activetrader.config.Section;
import activetrader.simulator.lies.CalendarFault;
import activetrader.simulator.lies.ClockFault;
import activetrader.simulator.lies.Lie;
import activetrader.simulator.lies.Oddity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the keys of the lies in a file of faults.
final class LieSection {
    private static final List<String> SCOPES = List.of("quotes", "all");

    private LieSection() {}

    static Lie scaledPrices(Section section) {
        return new Lie.ScaledPrices(
                section.number("factor", "0.1", "0.0001", "10000"),
                section.choice("of", "quotes", SCOPES).equals("all"));
    }

    static Lie oddList(Section section) {
        return new Lie.OddList(one(section, "oddity", Oddity.values()));
    }

    static Lie falseCalendar(Section section) {
        return new Lie.FalseCalendar(one(section, "fault", CalendarFault.values()));
    }

    static Lie falseClock(Section section) {
        return new Lie.FalseClock(one(section, "fault", ClockFault.values()));
    }

    static Lie falseField(Section section) {
        if (!section.has("field")) {
            section.problems().add(section.pathOf("field") + " is missing, must name a field such as last_equity");
        }
        return new Lie.FalseField(section.text("field", ""), section.text("value", "0"));
    }

    /// The constant that `key` names in lower case; the first one where it is missing.
    private static <T extends Enum<T>> T one(Section section, String key, T[] constants) {
        List<String> codes = Arrays.stream(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return constants[codes.indexOf(section.choice(key, codes.getFirst(), codes))];
    }
}
