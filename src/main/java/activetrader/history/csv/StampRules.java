package activetrader.history.csv;

import activetrader.history.Resolution;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out how the stamps of a file are meant, by where in the exchange's day its bars and their volume lie.
final class StampRules {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration NEARLY_A_DAY = Duration.ofHours(20);
    /// A zone is the right one when so much of the volume falls into the exchange's hours, …
    private static final double LEAST_INSIDE = 0.5;
    /// … and so much more than by the other zone.
    private static final double CLEARLY = 0.1;
    private static final int FAR_MORE = 3;

    private final TradingCalendar calendar;
    private final List<Stamp> stamps;

    /// The stamp of one bar.
    ///
    /// @param weight the volume of the bar, at least 1
    record Stamp(int line, String text, long weight) {}

    private StampRules(TradingCalendar calendar, List<Stamp> stamps) {
        this.calendar = calendar;
        this.stamps = stamps;
    }

    /// @throws CsvException when the stamps are not understood
    static StampReading read(List<Stamp> stamps, CsvSource source, ImportChoices choices, TradingCalendar calendar) {
        return new StampRules(calendar, stamps).read(source, choices);
    }

    private StampReading read(CsvSource source, ImportChoices choices) {
        StampForm form = form();
        if (form == StampForm.DATE) {
            return new StampReading(form, StampZone.NEW_YORK, StampEdge.START, Resolution.DAYS);
        }
        Resolution resolution = resolution(form);
        if (resolution == Resolution.DAYS) {
            return new StampReading(form, zoneOfDays(form), StampEdge.START, resolution);
        }
        StampZone zone = form.isNaive() ? zone(form, choices.zone()) : StampZone.NEW_YORK;
        StampEdge chosen = choices.edge();
        StampEdge usual = source.stampsStarts() ? StampEdge.START : edge(form, zone);
        return new StampReading(form, zone, chosen == null ? usual : chosen, resolution);
    }

    private StampForm form() {
        Stamp first = stamps.getFirst();
        StampForm form = StampForm.of(first.text())
                .orElseThrow(() -> new CsvException(
                        first.line(), "the time \"" + first.text() + "\" is in no form that is known"));
        for (Stamp stamp : stamps) {
            if (!form.fits(stamp.text())) {
                throw new CsvException(
                        stamp.line(),
                        "the time \"" + stamp.text() + "\" is not like the first one, \"" + first.text() + "\"");
            }
        }
        return form;
    }

    private Resolution resolution(StampForm form) {
        List<Instant> instants = stamps.stream()
                .map(stamp -> form.instant(stamp.text(), StampZone.NEW_YORK))
                .sorted()
                .distinct()
                .toList();
        Duration least = Duration.ofDays(1);
        for (int i = 1; i < instants.size(); i++) {
            Duration apart = Duration.between(instants.get(i - 1), instants.get(i));
            least = apart.compareTo(least) < 0 ? apart : least;
        }
        if (instants.size() == 1 || least.equals(MINUTE)) {
            return Resolution.MINUTES;
        }
        if (least.compareTo(NEARLY_A_DAY) >= 0) {
            return Resolution.DAYS;
        }
        throw new CsvException(
                "its bars are " + least.toSeconds() + " s apart; only bars of one minute and of one day are kept");
    }

    /// Daily bars are stamped with a midnight of New York or of UTC, or with a time within the session.
    private StampZone zoneOfDays(StampForm form) {
        boolean utc = stamps.stream()
                .allMatch(stamp -> form.instant(stamp.text(), StampZone.UTC)
                        .atZone(ZoneOffset.UTC)
                        .toLocalTime()
                        .equals(LocalTime.MIDNIGHT));
        return utc ? StampZone.UTC : StampZone.NEW_YORK;
    }

    private StampZone zone(StampForm form, @Nullable StampZone chosen) {
        if (chosen != null) {
            return chosen;
        }
        double newYork = inside(form, StampZone.NEW_YORK);
        double utc = inside(form, StampZone.UTC);
        if (Math.max(newYork, utc) < LEAST_INSIDE || Math.abs(newYork - utc) < CLEARLY) {
            throw new CsvException("its times have no zone, and neither New York nor UTC puts most of the volume into"
                    + " the exchange's hours; name the zone by --zone new_york or --zone utc");
        }
        return newYork > utc ? StampZone.NEW_YORK : StampZone.UTC;
    }

    private double inside(StampForm form, StampZone zone) {
        double all = 0;
        double inside = 0;
        for (Stamp stamp : stamps) {
            Instant at = form.instant(stamp.text(), zone);
            boolean open = calendar.on(MarketZone.dateOf(at))
                    .filter(day -> day.isOpenAt(at))
                    .isPresent();
            all += stamp.weight();
            inside += open ? stamp.weight() : 0;
        }
        return inside / all;
    }

    /// Bars of the exchange's hours alone may have the close among their stamps and never the open, or the reverse.
    /// Otherwise stamps are ends when the minute after the first one trades far more than the first one, which then
    /// is still before the open.
    private StampEdge edge(StampForm form, StampZone zone) {
        long atOpen = weight(form, zone, day -> day.open());
        long atClose = weight(form, zone, day -> day.close());
        long afterOpen = weight(form, zone, day -> day.open().plus(MINUTE));
        boolean outside = stamps.stream().anyMatch(stamp -> isOutside(form.instant(stamp.text(), zone)));
        boolean endsAtClose = !outside && atOpen == 0 && atClose > 0;
        boolean opensLater = atOpen > 0 && (outside || atClose > 0) && afterOpen > FAR_MORE * atOpen;
        return endsAtClose || opensLater ? StampEdge.END : StampEdge.START;
    }

    private interface Moment {
        Instant of(TradingDay day);
    }

    private long weight(StampForm form, StampZone zone, Moment moment) {
        Predicate<Instant> isIt =
                at -> session(at).map(moment::of).filter(at::equals).isPresent();
        return stamps.stream()
                .filter(stamp -> isIt.test(form.instant(stamp.text(), zone)))
                .mapToLong(Stamp::weight)
                .sum();
    }

    private boolean isOutside(Instant at) {
        return session(at)
                .filter(day -> !at.isBefore(day.open()) && !at.isAfter(day.close()))
                .isEmpty();
    }

    private Optional<TradingDay> session(Instant at) {
        return calendar.on(MarketZone.dateOf(at));
    }
}
