package activetrader.market.calendar;

import java.time.LocalDate;

/// One source of the sessions of the exchange, by itself. It may be wrong, and may know nothing of a date.
public interface SessionWitness {
    CalendarSource source();

    /// What it says of a New York date; never fails.
    Statement on(LocalDate date);

    /// What a witness says of one date.
    sealed interface Statement {
        /// The exchange is open, from when to when.
        record Open(TradingDay day) implements Statement {}

        /// The exchange is closed all day.
        record Closed() implements Statement {}

        /// Nothing.
        record Silent() implements Statement {}
    }

    /// The exchange's own rules, which speak of every date.
    static SessionWitness rules(TradingCalendar rules) {
        return new SessionWitness() {
            @Override
            public CalendarSource source() {
                return CalendarSource.EXCHANGE_RULES;
            }

            @Override
            public Statement on(LocalDate date) {
                return rules.on(date).<Statement>map(Statement.Open::new).orElseGet(Statement.Closed::new);
            }
        };
    }
}
