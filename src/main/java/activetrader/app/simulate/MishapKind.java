package activetrader.app.simulate;

import activetrader.config.Section;
import activetrader.simulator.faults.Mishap;
import activetrader.simulator.lies.Lie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The names of mishaps in a file of faults.
enum MishapKind {
    RATE_LIMIT,
    ERROR,
    HTML,
    SLOW,
    LOST_REQUEST,
    LOST_ANSWER,
    TORN_ANSWER,
    STALE_QUOTES,
    CROSSED_QUOTES,
    SLOW_ANSWER,
    SCALED_PRICES,
    ONE_SIDED_QUOTES,
    ODD_LIST,
    FALSE_CALENDAR,
    FALSE_CLOCK,
    FALSE_FIELD,
    GARBAGE,
    ENDLESS,
    ECHO,
    MUTE_STREAM,
    LATE_STREAM,
    CUT_STREAM;

    private static final List<String> CODES =
            Arrays.stream(values()).map(MishapKind::code).toList();

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mishap that `section` names by its `kind`. For an unknown name adds a problem and returns any mishap.
    static Mishap read(Section section) {
        if (!section.has("kind")) {
            section.problems().add(section.pathOf("kind") + " is missing, must be one of " + String.join(", ", CODES));
        }
        String code = section.choice("kind", ERROR.code(), CODES);
        return valueOf(code.toUpperCase(Locale.ROOT)).mishap(section);
    }

    private Mishap mishap(Section section) {
        return switch (this) {
            case RATE_LIMIT -> new Mishap.TooMany(seconds(section, "5"));
            case ERROR -> new Mishap.Failure(section.whole("status", 500, 400, 599));
            case HTML -> new Mishap.HtmlPage();
            case SLOW -> new Mishap.Slow(seconds(section, "5"));
            case LOST_REQUEST -> new Mishap.LostRequest();
            case LOST_ANSWER -> new Mishap.LostAnswer();
            case TORN_ANSWER -> new Mishap.TornAnswer();
            case STALE_QUOTES -> new Mishap.StaleQuotes(seconds(section, "300"));
            case CROSSED_QUOTES -> new Mishap.CrossedQuotes();
            case SLOW_ANSWER -> new Mishap.SlowAnswer(seconds(section, "5"));
            case SCALED_PRICES -> new Mishap.Lying(LieSection.scaledPrices(section));
            case ONE_SIDED_QUOTES -> new Mishap.Lying(new Lie.OneSidedQuotes());
            case ODD_LIST -> new Mishap.Lying(LieSection.oddList(section));
            case FALSE_CALENDAR -> new Mishap.Lying(LieSection.falseCalendar(section));
            case FALSE_CLOCK -> new Mishap.Lying(LieSection.falseClock(section));
            case FALSE_FIELD -> new Mishap.Lying(LieSection.falseField(section));
            case GARBAGE -> new Mishap.Lying(new Lie.Garbage());
            case ENDLESS -> new Mishap.Lying(new Lie.Endless());
            case ECHO -> new Mishap.Lying(new Lie.EchoedHeaders());
            case MUTE_STREAM -> new Mishap.MuteStream();
            case LATE_STREAM -> new Mishap.LateStream(seconds(section, "5"));
            case CUT_STREAM -> new Mishap.CutStream();
        };
    }

    private static Duration seconds(Section section, String usual) {
        return DayTimes.seconds(section, "seconds", usual, "0");
    }
}
