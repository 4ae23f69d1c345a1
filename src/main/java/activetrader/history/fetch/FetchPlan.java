package activetrader.history.fetch;

import activetrader.history.HistoryFolder;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// The part of a range of days that a history lacks, in pieces. A fetch that was killed continues with what is left.
///
/// @param covered sessions times symbols that the history has already
record FetchPlan(List<FetchPiece> pieces, long covered) {
    /// Keeps an answer in memory below 60 MB.
    private static final int SYMBOLS_OF_MINUTES = 20;
    private static final int SYMBOLS_OF_DAYS = 100;

    FetchPlan {
        pieces = List.copyOf(pieces);
    }

    long size() {
        return pieces.stream().mapToLong(FetchPiece::size).sum();
    }

    /// @param until sessions that close later are left out
    static FetchPlan of(
            HistoryFolder folder,
            String feed,
            Collection<Symbol> symbols,
            LocalDate from,
            LocalDate to,
            TradingCalendar calendar,
            Instant until) {
        List<TradingDay> sessions = from.datesUntil(to.plusDays(1))
                .flatMap(date -> calendar.on(date).stream())
                .filter(day -> !day.close().isAfter(until))
                .toList();
        List<FetchPiece> pieces = new ArrayList<>();
        long wanted = 0;
        for (Resolution resolution : Resolution.values()) {
            Map<String, List<TradingDay>> periods = new LinkedHashMap<>();
            for (TradingDay day : sessions) {
                periods.computeIfAbsent(resolution.periodOf(day.date()), _ -> new ArrayList<>())
                        .add(day);
            }
            for (List<TradingDay> period : periods.values()) {
                wanted += (long) symbols.size() * period.size();
                pieces.addAll(pieces(folder, feed, symbols, resolution, period));
            }
        }
        FetchPlan plan = new FetchPlan(pieces, 0);
        return new FetchPlan(pieces, wanted - plan.size());
    }

    /// Symbols that lack the same sessions are asked for together.
    private static List<FetchPiece> pieces(
            HistoryFolder folder,
            String feed,
            Collection<Symbol> symbols,
            Resolution resolution,
            List<TradingDay> period) {
        Map<List<TradingDay>, List<Symbol>> bySessions = new LinkedHashMap<>();
        for (Symbol symbol : symbols.stream().distinct().sorted().toList()) {
            SortedSet<LocalDate> covered = folder.covered(
                    new SeriesKey(resolution, feed, symbol), period.getFirst().date());
            span(period, covered)
                    .ifPresent(missing -> bySessions
                            .computeIfAbsent(missing, _ -> new ArrayList<>())
                            .add(symbol));
        }
        int most = resolution == Resolution.MINUTES ? SYMBOLS_OF_MINUTES : SYMBOLS_OF_DAYS;
        List<FetchPiece> pieces = new ArrayList<>();
        bySessions.forEach((missing, all) -> {
            for (int first = 0; first < all.size(); first += most) {
                pieces.add(new FetchPiece(resolution, all.subList(first, Math.min(first + most, all.size())), missing));
            }
        });
        return pieces;
    }

    /// From the first session that is not covered to the last one.
    private static Optional<List<TradingDay>> span(List<TradingDay> period, SortedSet<LocalDate> covered) {
        List<TradingDay> missing =
                period.stream().filter(day -> !covered.contains(day.date())).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        period.subList(period.indexOf(missing.getFirst()), period.indexOf(missing.getLast()) + 1));
    }
}
