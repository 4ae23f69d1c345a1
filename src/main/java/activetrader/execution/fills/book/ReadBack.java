package activetrader.execution.fills.book;

import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Instants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The recorded fills and adjustments of the last [#DAYS] days, and the instant from which the broker is asked for
/// missing ones.
///
/// The records are complete up to their last fill, however long ago that was. The broker is asked from then on, so
/// that fills from up to [#DAYS] days in which the program was down are not lost. Where these days have no fill but
/// earlier ones do, it is asked for all of them. A new installation asks for today.
///
/// @param rows oldest first
/// @param adjustments those that are no older than the rows may be
/// @param from the time of the first fill that may be missing, at the earliest the start of the first of these days
public record ReadBack(List<TradeRow> rows, List<AdjustmentRow> adjustments, Instant from) {
    public static final int DAYS = 30;

    /// By how much a fill may have happened before another one that is listed earlier.
    public static final Duration LATE_FILLS = Duration.ofMinutes(2);

    public ReadBack {
        rows = List.copyOf(rows);
        adjustments = List.copyOf(adjustments);
    }

    /// @throws UncheckedIOException when the records cannot be read
    public static ReadBack of(RecordFolder folder, LocalDate today) {
        LocalDate first = today.minusDays(DAYS);
        List<TradeRow> rows = first.datesUntil(today.plusDays(1))
                .flatMap(date -> new JsonlFile(folder.trades(date)).read(TradeRow.class).stream())
                .toList();
        List<AdjustmentRow> adjustments = new JsonlFile(folder.adjustments())
                .read(AdjustmentRow.class).stream()
                        .filter(row -> !row.date().isBefore(first))
                        .toList();
        return new ReadBack(rows, adjustments, from(folder, rows, first, today));
    }

    private static Instant from(RecordFolder folder, List<TradeRow> rows, LocalDate first, LocalDate today) {
        if (rows.isEmpty()) {
            return MarketZone.startOfDay(hasFillsBefore(folder, first) ? first : today);
        }
        return Instants.later(rows.getLast().at().minus(LATE_FILLS), MarketZone.startOfDay(first));
    }

    private static boolean hasFillsBefore(RecordFolder folder, LocalDate first) {
        Path trades = folder.trades(first);
        if (Files.notExists(trades.getParent())) {
            return false;
        }
        String name = trades.getFileName().toString();
        try (Stream<Path> files = Files.list(trades.getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(other ->
                            other.endsWith(name.substring(first.toString().length())) && other.compareTo(name) < 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + trades.getParent() + ": " + e.getMessage(), e);
        }
    }

    /// Adds all to `book`: rows by their dates, each adjustment after the last fill that was booked before it.
    public void into(FillBook book) {
        List<AdjustmentRow> waiting = new ArrayList<>(adjustments);
        Set<String> known = new HashSet<>();
        rows.forEach(row -> known.add(row.executionId()));
        take(book, waiting, row -> row.afterExecution() == null || !known.contains(row.afterExecution()));
        for (TradeRow row : rows) {
            book.take(row);
            take(book, waiting, one -> row.executionId().equals(one.afterExecution()));
        }
    }

    private static void take(FillBook book, List<AdjustmentRow> waiting, Predicate<AdjustmentRow> which) {
        waiting.stream().filter(which).forEach(book::take);
        waiting.removeIf(which);
    }
}
