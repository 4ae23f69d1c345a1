package activetrader.market.calendar;

import java.time.LocalDate;

/// The date of Easter in the Gregorian calendar.
final class Easter {
    private Easter() {}

    /// Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones and Butcher; Jean Meeus, *Astronomical
    /// Algorithms*, chapter 8).
    static LocalDate sundayOf(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int dayFromMarch = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, dayFromMarch / 31, dayFromMarch % 31 + 1);
    }
}
