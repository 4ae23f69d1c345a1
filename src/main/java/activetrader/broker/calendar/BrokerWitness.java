package activetrader.broker.calendar;

import activetrader.market.calendar.CalendarSource;
import activetrader.market.calendar.SessionWitness;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/// The broker's calendar or clock as a witness; silent while it was not heard.
///
/// @param heard what it said last, asked for at every question
record BrokerWitness(CalendarSource source, Supplier<Optional<Heard>> heard) implements SessionWitness {
    /// What one answer says of the dates.
    @FunctionalInterface
    interface Heard {
        Statement on(LocalDate date);
    }

    static BrokerWitness calendar(Supplier<Optional<CalendarWindow>> heard) {
        return new BrokerWitness(
                CalendarSource.BROKER_CALENDAR, () -> heard.get().map(window -> window::on));
    }

    static BrokerWitness clock(Supplier<Optional<ClockAnswer>> heard) {
        return new BrokerWitness(CalendarSource.BROKER_CLOCK, () -> heard.get().map(answer -> answer::on));
    }

    @Override
    public Statement on(LocalDate date) {
        return heard.get().map(answer -> answer.on(date)).orElseGet(Statement.Silent::new);
    }
}
