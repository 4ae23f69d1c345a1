package activetrader.market.calendar;

import activetrader.market.calendar.SessionWitness.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What follows for one New York date from what all witnesses say of it. No single witness decides:
///
/// - For exits the union counts: a day that any of them calls a session is guarded, and the earliest close that any
///   names is its close.
/// - For entries the intersection counts: the day is open only when none denies it, and only while it is open by all.
/// See decision 62.
public sealed interface SessionVerdict {
    /// The session to guard: everything is closed before its end. Empty when nobody calls the day a session.
    Optional<TradingDay> guarded();

    /// The session in which positions may be opened. Empty when any witness denies it.
    Optional<TradingDay> entries();

    /// The last close that any witness names; empty when nobody calls the day a session.
    default Optional<Instant> lastClose() {
        return switch (this) {
            case Closed() -> Optional.empty();
            case Agreed(TradingDay day) -> Optional.of(day.close());
            case Disputed disputed -> Optional.of(disputed.latestClose());
        };
    }

    /// Whether any witness calls the exchange open at `now`.
    default boolean mayBeOpenAt(Instant now) {
        return guarded().filter(day -> !now.isBefore(day.open())).isPresent()
                && lastClose().filter(now::isBefore).isPresent();
    }

    /// All who speak call the day closed, or nobody speaks.
    record Closed() implements SessionVerdict {
        @Override
        public Optional<TradingDay> guarded() {
            return Optional.empty();
        }

        @Override
        public Optional<TradingDay> entries() {
            return Optional.empty();
        }
    }

    /// All who speak name the same session.
    record Agreed(TradingDay day) implements SessionVerdict {
        @Override
        public Optional<TradingDay> guarded() {
            return Optional.of(day);
        }

        @Override
        public Optional<TradingDay> entries() {
            return Optional.of(day);
        }
    }

    /// Witnesses contradict each other.
    ///
    /// @param earliest from the first open to the first close that any of them names
    /// @param shared the time that all of them call open
    /// @param latestClose the last close that any of them names
    /// @param who says what, in one line
    record Disputed(TradingDay earliest, Optional<TradingDay> shared, Instant latestClose, String who)
            implements SessionVerdict {
        @Override
        public Optional<TradingDay> guarded() {
            return Optional.of(earliest);
        }

        @Override
        public Optional<TradingDay> entries() {
            return shared;
        }
    }

    /// Hears `witnesses` on `date`.
    static SessionVerdict of(LocalDate date, List<SessionWitness> witnesses) {
        Map<CalendarSource, Statement> said = new EnumMap<>(CalendarSource.class);
        witnesses.forEach(witness -> said.put(witness.source(), witness.on(date)));
        return of(date, said);
    }

    /// Judges what was `said` of `date`.
    static SessionVerdict of(LocalDate date, Map<CalendarSource, Statement> said) {
        List<TradingDay> sessions = said.values().stream()
                .flatMap(statement -> statement instanceof Statement.Open(TradingDay day)
                        ? Optional.of(day).stream()
                        : Optional.<TradingDay>empty().stream())
                .distinct()
                .toList();
        boolean denied = said.values().stream().anyMatch(Statement.Closed.class::isInstance);
        if (sessions.isEmpty()) {
            return new Closed();
        }
        if (sessions.size() == 1 && !denied) {
            return new Agreed(sessions.getFirst());
        }
        Instant close = first(sessions.stream().map(TradingDay::close).toList());
        TradingDay earliest = new TradingDay(
                date, first(sessions.stream().map(TradingDay::open).toList()), close);
        Instant latestOpen = last(sessions.stream().map(TradingDay::open).toList());
        Optional<TradingDay> shared = denied || !latestOpen.isBefore(close)
                ? Optional.empty()
                : Optional.of(new TradingDay(date, latestOpen, close));
        Instant latestClose = last(sessions.stream().map(TradingDay::close).toList());
        return new Disputed(earliest, shared, latestClose, words(date, said));
    }

    private static Instant first(List<Instant> instants) {
        return instants.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Instant last(List<Instant> instants) {
        return instants.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static String words(LocalDate date, Map<CalendarSource, Statement> said) {
        return new TreeMap<>(said)
                .entrySet().stream()
                        .map(entry -> entry.getKey().words() + " says " + words(entry.getValue()))
                        .collect(Collectors.joining(", ", date + ": ", ""));
    }

    private static String words(Statement statement) {
        return switch (statement) {
            case Statement.Open(TradingDay day) ->
                "open " + MarketZone.at(day.open()).toLocalTime() + " to "
                        + MarketZone.at(day.close()).toLocalTime();
            case Statement.Closed() -> "closed";
            case Statement.Silent() -> "nothing";
        };
    }
}
