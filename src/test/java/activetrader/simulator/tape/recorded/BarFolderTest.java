package activetrader.simulator.tape.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.simulator.tape.SessionBars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarFolderTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final String FIRST = "2024-03-05T09:30:00-05:00,10.00,10.20,9.90,10.10,1000\n";

    @TempDir
    Path folder;

    @Test
    void read_keepsPricesVolumesAndGaps() throws IOException {
        write("ABC_2024-03-05.csv", HEADER + FIRST + "2024-03-05T09:32:00-05:00,10.1,10.1,10.0999,10.1,7\n");

        SessionBars bars = ofAbc(read(Optional.empty())).getFirst();

        assertEquals(390, bars.minutes());
        assertEquals(
                List.of(100_000L, 102_000L, 99_000L, 101_000L, 1000L),
                List.of(bars.open(0), bars.high(0), bars.low(0), bars.close(0), bars.volume(0)));
        assertFalse(bars.has(1));
        assertEquals(100_999, bars.low(2));
    }

    @Test
    void read_understandsAMark_andLeavesHiddenFilesOut() throws IOException {
        write("ABC_2024-03-05.csv", "\uFEFF" + HEADER + FIRST);
        write("._ABC_2024-03-05.csv", "Mac OS X\0\0\0");
        write(".hidden.csv", "");

        assertTrue(ofAbc(read(Optional.empty())).getFirst().has(0));
    }

    @Test
    void read_understandsTheSameInstantInAnotherSpelling() throws IOException {
        write("ABC_2024-03-05.csv", HEADER + "2024-03-05T14:30Z,10,10,10,10,5\n");

        assertTrue(ofAbc(read(Optional.empty())).getFirst().has(0));
    }

    @Test
    void read_playsTheLastDateWithEarlierOnesAsHistory() throws IOException {
        write("ABC_2024-03-05.csv", HEADER + FIRST);
        write("ABC_2024-03-04.csv", HEADER + FIRST.replace("03-05T", "03-04T"));
        write("OLD_2024-03-04.csv", HEADER + FIRST.replace("03-05T", "03-04T"));

        RecordedSessions bars = read(Optional.empty());

        assertEquals(LocalDate.of(2024, 3, 5), bars.date());
        assertEquals(Set.of(Symbol.of("ABC")), bars.sessions().keySet());
        assertEquals(2, ofAbc(bars).size());
        assertEquals(1, ofAbc(read(Optional.of(LocalDate.of(2024, 3, 4)))).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,open,high,low,close,volume | line 1: the header must be",
                "'' | line 1: the header must be",
            })
    void read_namesTheFault_whenTheHeaderIsWrong(String header, String fault) throws IOException {
        write("ABC_2024-03-05.csv", header + "\n" + FIRST);

        assertFault(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-05T09:31:00-05:00,10.00,10.2 | line 3: torn line: must have 6 fields, has 3",
                "2024-03-05T09:31:00-05:00,10,10,10,10,5,6 | line 3: torn line: must have 6 fields, has 7",
                "2024-03-05T09:30:00-05:00,10,10,10,10,5 | line 3: duplicate minute 2024-03-05T09:30:00-05:00",
                "2024-03-05T09:29:00-05:00,10,10,10,10,5 | line 3: the timestamp 2024-03-05T09:29:00-05:00 is outside",
                "2024-03-05T16:00:00-05:00,10,10,10,10,5 | line 3: the timestamp 2024-03-05T16:00:00-05:00 is outside",
                "2024-03-06T09:31:00-05:00,10,10,10,10,5 | line 3: the timestamp 2024-03-06T09:31:00-05:00 is not on",
                "2024-03-05T09:31:30-05:00,10,10,10,10,5 | is not the start of a minute",
                "2024-03-05 09:31,10,10,10,10,5 | line 3: the timestamp must be like",
                "2024-03-05T09:31:00-05:00,-10,10,10,10,5 | line 3: open must be above 0",
                "2024-03-05T09:31:00-05:00,10,10,0,10,5 | line 3: low must be above 0",
                "2024-03-05T09:31:00-05:00,10,9.5,9.8,10,5 | line 3: high 9.5 is below low 9.8",
                "2024-03-05T09:31:00-05:00,9.7,10,9.8,10,5 | line 3: open 9.7 is not between low 9.8 and high 10",
                "2024-03-05T09:31:00-05:00,10,10,9.8,10.01,5 | line 3: close 10.01 is not between",
                "2024-03-05T09:31:00-05:00,ten,10,10,10,5 | line 3: open must be a number, was \"ten\"",
                "2024-03-05T09:31:00-05:00,10,10,10,10,-5 | line 3: volume must be 0 to",
                "2024-03-05T09:31:00-05:00,10,10,10,10, | line 3: volume must be a number, was \"\"",
            })
    void read_namesFileLineAndFault(String line, String fault) throws IOException {
        write("ABC_2024-03-05.csv", HEADER + FIRST + line + "\n");

        assertFault(fault);
    }

    @Test
    void read_namesTheLine_whenMinutesGoBack() throws IOException {
        write("ABC_2024-03-05.csv", HEADER + FIRST.replace("09:30", "09:40") + FIRST.replace("09:30", "09:35"));

        assertFault("line 3: minutes must ascend, out of order is 2024-03-05T09:35:00-05:00");
    }

    @ParameterizedTest
    @CsvSource({
        "ABC.csv, the file name must be SYMBOL_YYYY-MM-DD.csv",
        "abc_2024-03-05.csv, the file name must be SYMBOL_YYYY-MM-DD.csv",
        "ABC_2024-13-05.csv, the file name must be SYMBOL_YYYY-MM-DD.csv",
        "ABC_2024-03-09.csv, there is no session on 2024-03-09",
        "ABC_2024-03-06.csv, is not on 2024-03-06",
    })
    void read_namesTheFault_whenTheFileNameIsWrong(String name, String fault) throws IOException {
        write(name, HEADER + FIRST);

        assertFault(fault);
    }

    @Test
    void read_namesTheFault_whenNothingIsThere() throws IOException {
        assertFault("it has no files of bars");

        write("ABC_2024-03-05.csv", HEADER);
        assertFault("it has no bars");

        assertFault("there are files for 2024-03-05", Optional.of(LocalDate.of(2024, 3, 6)), Set.of());
        assertFault("no file of [XYZ] for 2024-03-05", Optional.empty(), Set.of(Symbol.of("XYZ")));
    }

    @Test
    void read_namesTheFault_whenTheFileIsNotText() throws IOException {
        Files.write(folder.resolve("ABC_2024-03-05.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertFault("it is not text in UTF-8");
    }

    private static List<SessionBars> ofAbc(RecordedSessions bars) {
        return Objects.requireNonNull(bars.sessions().get(Symbol.of("ABC")));
    }

    private RecordedSessions read(Optional<LocalDate> date) {
        return new BarFolder(folder).read(date, Set.of(), new NyseCalendar());
    }

    private void assertFault(String fault) {
        assertFault(fault, Optional.empty(), Set.of());
    }

    private void assertFault(String fault, Optional<LocalDate> date, Set<Symbol> symbols) {
        BarFileException e = assertThrows(
                BarFileException.class, () -> new BarFolder(folder).read(date, symbols, new NyseCalendar()));
        String message = String.valueOf(e.getMessage());

        assertTrue(message.contains(fault), message);
        assertTrue(message.startsWith(folder.toString()), message);
        assertEquals(1, message.lines().count());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
