package activetrader.history.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.history.HistoryException;
import activetrader.history.HistoryFolder;
import activetrader.history.MinuteSessions;
import activetrader.history.PackedBars;
import activetrader.history.Resolution;
import activetrader.history.SeriesKey;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImportTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 3, 5);
    private static final List<Bar> SESSION = MinuteSessions.of(TUESDAY, "171.14");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant OPEN = Instant.parse("2024-03-05T14:30:00Z");

    @TempDir
    private Path folder;

    @Test
    void yfinance_isUnderstood_withItsNoiseAndItsEmptyLines() throws IOException {
        Path file = write(
                "AAPL.csv",
                "Datetime,Open,High,Low,Close,Adj Close,Volume",
                bar -> stamp(bar, "yyyy-MM-dd HH:mm:ssxxx") + "," + bar.open() + "00000610352,"
                        + bar.high() + "00000610352," + bar.low() + "00000610352," + bar.close() + "00000610352,"
                        + bar.close() + "," + bar.volume());
        append(file, "2024-03-06 09:30:00-05:00,,,,,,");

        assertEquals(
                file + ": yfinance, AAPL, 1-minute bars, stamps with an offset, the start of the minute; 390 bars of 1"
                        + " session on 2024-03-05, 1 lines without prices; kept as feed yfinance",
                read(file).inWords());
        assertSession(file, "yfinance", "AAPL");
    }

    @Test
    void yfinanceWithAHeaderOfThreeLines_isUnderstood() throws IOException {
        Path file = write(
                "export.csv",
                "Price,Close,High,Low,Open,Volume\nTicker,MSFT,MSFT,MSFT,MSFT,MSFT\nDatetime,,,,,",
                bar -> stamp(bar, "yyyy-MM-dd HH:mm:ssxxx", ZoneOffset.UTC).replace("Z", "+00:00") + "," + bar.close()
                        + "," + bar.high() + "," + bar.low() + "," + bar.open() + "," + bar.volume());

        assertTrue(
                read(file).inWords().contains(": yfinance, MSFT, 1-minute bars"),
                read(file).inWords());
        assertSession(file, "yfinance", "MSFT");
    }

    @Test
    void alpaca_isUnderstood() throws IOException {
        Path file = write(
                "bars.csv",
                "symbol,timestamp,open,high,low,close,volume,trade_count,vwap",
                bar -> "BRK.B," + stamp(bar, "yyyy-MM-dd HH:mm:ss", ZoneOffset.UTC) + "+00:00," + prices(bar) + ","
                        + bar.volume() + "," + bar.tradeCount() + ".0," + bar.close());

        assertTrue(
                read(file).inWords().contains(": Alpaca, BRK.B, 1-minute bars"),
                read(file).inWords());
        List<Bar> bars = kept(file, "alpaca", "BRK.B");
        assertEquals(SESSION.getFirst().close(), bars.getFirst().vwap());
        assertEquals(3, bars.getFirst().tradeCount());
    }

    @Test
    void polygon_isUnderstood_inFlatFilesAndAnswers() throws IOException {
        Path flat = write(
                "2024-03-05.csv",
                "ticker,volume,open,close,high,low,window_start,transactions",
                bar -> "SPY," + bar.volume() + "," + bar.open() + "," + bar.close() + "," + bar.high() + "," + bar.low()
                        + "," + bar.start().getEpochSecond() + "000000000," + bar.tradeCount());
        assertTrue(
                read(flat)
                        .inWords()
                        .contains(": Polygon, SPY, 1-minute bars, stamps nanoseconds since 1970, the start"),
                read(flat).inWords());
        assertSession(flat, "polygon", "SPY");

        Path answer = write(
                "QQQ_minute.csv",
                "v,vw,o,c,h,l,t,n",
                bar -> bar.volume() + "," + bar.close() + "," + bar.open() + "," + bar.close() + "," + bar.high() + ","
                        + bar.low() + "," + bar.start().toEpochMilli() + ",5");
        assertSession(answer, "polygon", "QQQ");
    }

    @ParameterizedTest
    @CsvSource({"yyyyMMdd HH:mm:ss,", "yyyyMMdd  HH:mm:ss,", "yyyyMMdd HH:mm:ss, ' US/Eastern'"})
    void ibkr_isUnderstood(String form, String zone) throws IOException {
        Path file = write(
                "AAPL_TRADES.csv",
                "date,open,high,low,close,volume,average,barCount",
                bar -> stamp(bar, form) + (zone == null ? "" : zone) + "," + prices(bar) + "," + bar.volume() + ","
                        + bar.close() + ",9");

        assertTrue(
                read(file).inWords().contains(": IBKR, AAPL, 1-minute bars"),
                read(file).inWords());
        assertSession(file, "ibkr", "AAPL");
    }

    @Test
    void tradingView_isUnderstood() throws IOException {
        Path file = write(
                "BATS_NVDA, 1.csv",
                "time,open,high,low,close,Volume,MACD",
                bar -> bar.start().getEpochSecond() + "," + prices(bar) + "," + bar.volume() + ",0.3");

        assertEquals(
                file
                        + ": TradingView, NVDA, 1-minute bars, stamps seconds since 1970, the start of the minute; 390 bars"
                        + " of 1 session on 2024-03-05; kept as feed tradingview",
                read(file).inWords());
        assertSession(file, "tradingview", "NVDA");
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 0, start",
        "America/New_York, 1, end",
        "UTC, 0, start",
        "UTC, 1, end",
    })
    void timesWithoutAZone_areReadByWhereTheBarsLie(String zone, int later, String edge) throws IOException {
        Path file = write(
                "SPY.csv",
                "date,open,high,low,close,volume",
                bar -> DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                                .format(bar.start().plusSeconds(60L * later).atZone(ZoneId.of(zone)))
                        + "," + prices(bar) + "," + bar.volume());

        String words = read(file).inWords();
        assertTrue(words.contains("taken as times of " + (zone.equals("UTC") ? "UTC" : "New York")), words);
        assertTrue(words.contains("the " + edge + " of the minute"), words);
        assertSession(file, "csv", "SPY");
    }

    @ParameterizedTest
    @CsvSource({"0, start", "1, end"})
    void extendedHours_areCut_andTheOpeningMinuteTellsTheEdge(int later, String edge) throws IOException {
        List<Bar> all = new ArrayList<>(SESSION);
        Bar model = SESSION.getFirst();
        all.set(0, moved(model, OPEN, 900_000));
        for (int minute = 1; minute <= 60; minute++) {
            all.add(0, moved(model, OPEN.minusSeconds(60L * minute), 20));
            all.add(moved(model, Instant.parse("2024-03-05T20:59:00Z").plusSeconds(60L * minute), 30));
        }
        Path file = write(
                "SPY.csv",
                "datetime,open,high,low,close,volume",
                all,
                bar -> DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT)
                                .format(bar.start().plusSeconds(60L * later).atZone(NEW_YORK))
                        + "," + prices(bar) + "," + bar.volume());

        String words = read(file).inWords();
        assertTrue(words.contains("the " + edge + " of the minute; 390 bars"), words);
        assertTrue(words.contains("120 outside the exchange's hours left out"), words);
        assertEquals(OPEN, kept(file, "csv", "SPY").getFirst().start());
    }

    /// A name that trades seldom may trade neither in the first minute nor in the last.
    @ParameterizedTest
    @CsvSource({"csv, 'timestamp,open,high,low,close,volume'", "tradingview, 'time,open,high,low,close,volume'"})
    void stampsOfAThinSession_areStarts(String feed, String header) throws IOException {
        Path file = write(
                "AMT.csv",
                header,
                SESSION.subList(1, 389),
                bar -> stamp(bar, "yyyy-MM-dd'T'HH:mm:ssxxx") + "," + prices(bar) + "," + bar.volume());

        List<Bar> bars = kept(file, feed, "AMT");
        assertEquals(SESSION.get(1).start(), bars.getFirst().start());
        assertEquals(388, bars.size());
    }

    @Test
    void closingMinuteOfAThinSession_isOutsideTheHours_whereStampsAreStarts() throws IOException {
        Bar closing = moved(SESSION.getLast(), Instant.parse("2024-03-05T21:00:00Z"), 5);
        List<Bar> bars = new ArrayList<>(SESSION);
        bars.add(closing);
        Path file = write(
                "AMT.csv",
                "date,open,high,low,close,volume",
                bars,
                bar -> stamp(bar, "yyyy-MM-dd HH:mm:ss") + "," + prices(bar) + "," + bar.volume());

        assertTrue(
                read(file).inWords().contains("the start of the minute; 390 bars of 1 session"), read(file)::inWords);
        assertSession(file, "csv", "AMT");
    }

    @Test
    void dailyBars_areKeptAsDays() throws IOException {
        Path file = folder.resolve("AAPL.csv");
        Files.writeString(file, """
                Date,Open,High,Low,Close,Adj Close,Volume
                2024-03-04,176.15,176.90,173.79,175.10,174.1,81510100
                2024-03-05,170.76,172.04,169.62,170.12,169.1,95132400
                """);
        assertTrue(read(file).inWords().contains(": yfinance, AAPL, daily bars; 2 bars of 2 sessions"));
        read(file).keep(history());

        PackedBars days = history()
                .read(new SeriesKey(Resolution.DAYS, "yfinance", Symbol.of("AAPL")), TUESDAY)
                .orElseThrow()
                .bars();
        assertEquals(Price.of("170.12"), days.bar(1).close());
        assertEquals(TUESDAY, days.date(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price;quantity|1;2|its header has no column for a time, was \"price,quantity\"",
                "time,open,high,low,close|1709649000,1,1,1,1|its header has no column for volume, was"
                        + " \"time,open,high,low,close\"",
                "date,open,high,low,close,volume|yesterday,1,1,1,1,1|line 2: the time \"yesterday\" is in no form that is"
                        + " known",
                "time,open,high,low,close,volume|1709649000,1,1,1,x,1|line 2: close must be a number, was \"x\"",
                "time,open,high,low,close,volume|1709649000,1,0.5,1,1,1|line 2: bar must have low <= open, close <= high,"
                        + " was open=1 high=0.5 low=1 close=1 at 2024-03-05T14:30:00Z",
                "time,open,high,low,close,volume|1709649000,-1,1,1,1,1|line 2: open must be above 0, was -1",
                "time,open,high,low,close,volume|1709449000,1,1,1,1,1|none of its 1 bars is in a session of the exchange",
                "time,open,high,low,close,volume|1709649000,1,1,1|line 2: it has 4 fields, and field 6 is needed",
            })
    void fileThatIsNotUnderstood_isOneLine(String header, String line, String reason) throws IOException {
        Path file = folder.resolve("AAPL.csv");
        Files.writeString(file, header + "\n" + line + "\n");

        assertEquals(file + ": " + reason, refusal(file));
        assertFalse(Files.exists(folder.resolve("history")));
    }

    @Test
    void barsOfFiveMinutes_andOfTwoForms_andTwoAtOnce_areRefused() throws IOException {
        Path file = folder.resolve("AAPL.csv");
        String header = "time,open,high,low,close,volume\n";
        Files.writeString(file, header + "1709649000,1,1,1,1,1\n1709649300,1,1,1,1,1\n");
        assertEquals(
                file + ": its bars are 300 s apart; only bars of one minute and of one day are kept", refusal(file));
        Files.writeString(file, header + "1709649000,1,1,1,1,1\n2024-03-05 09:31:00,1,1,1,1,1\n");
        assertEquals(
                file + ": line 3: the time \"2024-03-05 09:31:00\" is not like the first one, \"1709649000\"",
                refusal(file));
        Files.writeString(file, header + "1709649000,1,1,1,1,1\n1709649060,1,1,1,1,1\n1709649060,2,2,2,2,1\n");
        assertEquals(file + ": line 4: a second bar of AAPL at 1709649060, unlike the first one", refusal(file));
    }

    @Test
    void symbol_isAskedFor_whereNothingNamesIt() throws IOException {
        Path file = folder.resolve("2024.csv");
        Files.writeString(file, "time,open,high,low,close,volume\n1709649000,1,1,1,1,1\n");
        assertEquals(file + ": neither its columns nor its name have the symbol; name it by --symbol", refusal(file));

        ImportChoices ibm = new ImportChoices(Symbol.of("IBM"), "sip", null, null);
        assertTrue(CsvImport.read(file, ibm, new NyseCalendar()).inWords().endsWith("; kept as feed sip"));
        ImportChoices ends = new ImportChoices(Symbol.of("IBM"), "sip", null, StampEdge.END);
        assertEquals(
                file + ": none of its 1 bars is in a session of the exchange",
                assertThrows(HistoryException.class, () -> CsvImport.read(file, ends, new NyseCalendar()))
                        .getMessage());
    }

    private String refusal(Path file) {
        return String.valueOf(
                assertThrows(HistoryException.class, () -> read(file)).getMessage());
    }

    private void assertSession(Path file, String feed, String symbol) {
        List<Bar> bars = kept(file, feed, symbol);
        assertEquals(
                SESSION.stream().map(CsvImportTest::figures).toList(),
                bars.stream().map(CsvImportTest::figures).toList());
    }

    private static String figures(Bar bar) {
        return bar.start() + " " + prices(bar) + " " + bar.volume();
    }

    private List<Bar> kept(Path file, String feed, String symbol) {
        read(file).keep(history());
        return history()
                .read(new SeriesKey(Resolution.MINUTES, feed, Symbol.of(symbol)), TUESDAY)
                .orElseThrow()
                .bars()
                .bars();
    }

    private HistoryFolder history() {
        return new HistoryFolder(folder.resolve("history"));
    }

    private static CsvImport read(Path file) {
        return CsvImport.read(file, ImportChoices.none(), new NyseCalendar());
    }

    private Path write(String name, String header, Function<Bar, String> line) throws IOException {
        return write(name, header, SESSION, line);
    }

    private Path write(String name, String header, List<Bar> bars, Function<Bar, String> line) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        bars.forEach(bar -> lines.add(line.apply(bar)));
        return Files.write(folder.resolve(name), lines);
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    private static String prices(Bar bar) {
        return bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close();
    }

    private static String stamp(Bar bar, String pattern) {
        return stamp(bar, pattern, NEW_YORK);
    }

    private static String stamp(Bar bar, String pattern, ZoneId zone) {
        ZonedDateTime at = bar.start().atZone(zone);
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at);
    }

    private static Bar moved(Bar bar, Instant start, long volume) {
        return new Bar(start, bar.open(), bar.high(), bar.low(), bar.close(), volume, null, 1);
    }
}
