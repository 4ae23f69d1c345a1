package activetrader.history.csv;

import activetrader.history.Adjustment;
import activetrader.history.HistoryException;
import activetrader.history.HistoryFolder;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.history.StoredBars;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One CSV file, understood whole. Nothing of it is kept before [#keep].
public final class CsvImport {
    private final Path path;
    private final CsvSource source;
    private final StampReading stamps;
    private final String feed;
    private final Map<Symbol, Map<Instant, Bar>> bars = new TreeMap<>();
    private int empty;
    private int cut;

    private CsvImport(Path path, CsvSource source, StampReading stamps, String feed) {
        this.path = path;
        this.source = source;
        this.stamps = stamps;
        this.feed = feed;
    }

    /// Reads the file at `path`.
    ///
    /// @throws HistoryException when it cannot be read or is not understood, with the line where there is one
    public static CsvImport read(Path path, ImportChoices choices, TradingCalendar calendar) {
        try {
            CsvTable table = CsvTable.read(path);
            CsvColumns columns = new CsvColumns(table.names());
            List<CsvTable.Row> traded =
                    table.rows().stream().filter(row -> !columns.isEmpty(row)).toList();
            if (traded.isEmpty()) {
                throw new CsvException("it has no bars");
            }
            List<StampRules.Stamp> stamps = traded.stream()
                    .map(row -> new StampRules.Stamp(row.line(), columns.time(row), Math.max(1, columns.volume(row))))
                    .toList();
            CsvSource source = columns.source();
            String feed = choices.feed();
            CsvImport read = new CsvImport(
                    path,
                    source,
                    StampRules.read(stamps, source, choices, calendar),
                    feed == null ? source.feed() : feed);
            read.empty = table.rows().size() - traded.size();
            Optional<Symbol> ofFile = table.symbol()
                    .map(Symbol::of)
                    .or(() -> Optional.ofNullable(choices.symbol()))
                    .or(() -> FileSymbol.of(String.valueOf(path.getFileName())));
            traded.forEach(row -> read.add(row, columns, ofFile, calendar));
            if (read.bars.isEmpty()) {
                throw new CsvException("none of its " + traded.size() + " bars is in a session of the exchange");
            }
            return read;
        } catch (CsvException | IllegalArgumentException | DateTimeException e) {
            throw new HistoryException(path, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new HistoryException(path, e);
        }
    }

    private void add(CsvTable.Row row, CsvColumns columns, Optional<Symbol> ofFile, TradingCalendar calendar) {
        Instant start = start(columns.time(row));
        LocalDate date = MarketZone.dateOf(start);
        boolean counts = calendar.on(date)
                .filter(day -> stamps.resolution() == Resolution.DAYS || day.isOpenAt(start))
                .isPresent();
        if (!counts) {
            cut++;
            return;
        }
        Symbol symbol = columns.symbol(row)
                .map(Symbol::of)
                .or(() -> ofFile)
                .orElseThrow(() ->
                        new CsvException("neither its columns nor its name have the symbol; name it by --symbol"));
        Bar bar = bar(row, columns, start);
        Bar known = bars.computeIfAbsent(symbol, _ -> new TreeMap<>()).putIfAbsent(start, bar);
        if (known != null && !known.equals(bar)) {
            throw new CsvException(
                    row.line(), "a second bar of " + symbol + " at " + columns.time(row) + ", unlike the first one");
        }
    }

    private Instant start(String text) {
        Instant stamped = stamps.form().instant(text, stamps.zone());
        if (stamps.resolution() == Resolution.DAYS) {
            return MarketZone.startOfDay(stamps.zone().dateOf(stamped));
        }
        return stamps.edge() == StampEdge.END ? stamped.minus(Duration.ofMinutes(1)) : stamped;
    }

    private static Bar bar(CsvTable.Row row, CsvColumns columns, Instant start) {
        try {
            return new Bar(
                    start,
                    new Price(columns.open(row)),
                    new Price(columns.high(row)),
                    new Price(columns.low(row)),
                    new Price(columns.close(row)),
                    columns.volume(row),
                    columns.vwap(row).map(Price::new).orElse(null),
                    columns.trades(row));
        } catch (IllegalArgumentException e) {
            throw new CsvException(row.line(), String.valueOf(e.getMessage()));
        }
    }

    /// How the file was understood, on one line.
    public String inWords() {
        String symbols = bars.size() > 5
                ? bars.size() + " symbols"
                : bars.keySet().stream().map(Symbol::value).collect(Collectors.joining(", "));
        int count = bars.values().stream().mapToInt(Map::size).sum();
        List<LocalDate> dates = dates();
        return path + ": " + source.words() + ", " + symbols + ", " + stamps.words() + "; " + count + " bars of "
                + dates.size() + (dates.size() == 1 ? " session on " : " sessions from ") + dates.getFirst()
                + (dates.size() == 1 ? "" : " to " + dates.getLast())
                + (cut == 0 ? "" : ", " + cut + " outside the exchange's hours left out")
                + (empty == 0 ? "" : ", " + empty + " lines without prices") + "; kept as feed " + feed;
    }

    private List<LocalDate> dates() {
        return bars.values().stream()
                .flatMap(ofSymbol -> ofSymbol.keySet().stream())
                .map(MarketZone::dateOf)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /// Adds the bars to `history`. Days that it has of the same feed are replaced.
    ///
    /// @throws HistoryException when a file of the history cannot be read or written
    public void keep(HistoryFolder history) {
        bars.forEach((symbol, ofSymbol) -> {
            SeriesKey key = new SeriesKey(stamps.resolution(), feed, symbol);
            Map<String, List<Bar>> byPeriod = new TreeMap<>();
            for (Bar bar : ofSymbol.values()) {
                String period = stamps.resolution().periodOf(MarketZone.dateOf(bar.start()));
                byPeriod.computeIfAbsent(period, _ -> new ArrayList<>()).add(bar);
            }
            byPeriod.values().forEach(part -> history.add(key, stored(part)));
        });
    }

    private static StoredBars stored(List<Bar> bars) {
        List<LocalDate> sessions = bars.stream()
                .map(bar -> MarketZone.dateOf(bar.start()))
                .distinct()
                .toList();
        return StoredBars.of(Adjustment.AS_EXPORTED, sessions, bars);
    }
}
