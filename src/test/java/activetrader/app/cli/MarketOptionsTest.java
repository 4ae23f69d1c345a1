package activetrader.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.recorded.RecordedBars;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketOptionsTest {
    private final PrintStream console = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(console);
    }

    @Test
    void load_printsOnceThatBarsLookUnadjusted_in80Columns() throws IOException {
        write("2020-08-28T09:30:00-04:00", "400.00");
        write("2020-08-31T09:30:00-04:00", "100.10");
        SimulatorSettings settings = SimulatorSettings.defaults().withBars(RecordedBars.at(folder, null));

        MarketOptions.load(settings);
        MarketOptions.loadAgain(settings);

        assertEquals("""
                ⚠️ AAPL falls from 400.00 to 100.10 between 2020-08-28 and 2020-08-31, like a
                      4:1 split: its bars look unadjusted
                """, printed.toString(StandardCharsets.UTF_8));
    }

    private void write(String minute, String price) throws IOException {
        Files.writeString(
                folder.resolve("AAPL_" + minute.substring(0, 10) + ".csv"),
                "timestamp,open,high,low,close,volume\n" + minute + ("," + price).repeat(4) + ",100\n");
    }
}
