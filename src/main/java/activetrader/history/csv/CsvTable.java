package activetrader.history.csv;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The header and the lines of a CSV file, with the delimiter that it has.
///
/// @param names of the columns, in small letters
/// @param symbol that a header of several lines names, as yfinance writes it
record CsvTable(List<String> names, List<Row> rows, Optional<String> symbol) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// One line: its number in the file, counted from 1, and its fields.
    record Row(int line, List<String> fields) {}

    /// Reads the file at `path`.
    ///
    /// @throws CsvException when it is no text, or has no line of bars
    /// @throws IOException when it cannot be read
    static CsvTable read(Path path) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (MalformedInputException _) {
            throw new CsvException("it is not text in UTF-8");
        }
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            throw new CsvException("it has no header");
        }
        String header = lines.getFirst().replace(BYTE_ORDER_MARK, "");
        String delimiter = Stream.of(",", ";", "\t")
                .filter(header::contains)
                .findFirst()
                .orElseThrow(() -> new CsvException("its header has one column, \"" + header.strip() + "\""));
        List<Row> rows = new ArrayList<>();
        for (int index = 1; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                rows.add(new Row(index + 1, fields(lines.get(index), delimiter)));
            }
        }
        return of(fields(header.toLowerCase(Locale.ROOT), delimiter), rows);
    }

    /// Takes the second and third line of a yfinance header away: `Ticker,AAPL,AAPL,…` and `Datetime,,,…`.
    private static CsvTable of(List<String> names, List<Row> rows) {
        if (names.getFirst().equals("price")
                && rows.size() > 2
                && rows.getFirst().fields().getFirst().equals("Ticker")) {
            List<String> tickers = rows.getFirst().fields();
            if (tickers.stream().skip(1).distinct().count() > 1) {
                throw new CsvException("it has the columns of several symbols side by side; export one symbol a file");
            }
            List<String> named = new ArrayList<>(names);
            named.set(0, rows.get(1).fields().getFirst().toLowerCase(Locale.ROOT));
            return new CsvTable(named, rows.subList(2, rows.size()), Optional.of(tickers.get(1)));
        }
        if (rows.isEmpty()) {
            throw new CsvException("it has no bars");
        }
        return new CsvTable(names, rows, Optional.empty());
    }

    private static List<String> fields(String line, String delimiter) {
        return Arrays.stream(line.split(delimiter, -1))
                .map(field -> field.replace("\"", "").strip())
                .toList();
    }
}
