package activetrader.agent.daylog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.journal.RecordFolder;
import activetrader.journal.Retention;
import activetrader.journal.RetentionSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayLogTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    private RecordFolder records = new RecordFolder(Path.of("unset"), "test");

    @BeforeEach
    void writeTwoCycles(@TempDir Path folder) throws IOException {
        records = new RecordFolder(folder, "test");
        Files.createDirectories(records.log(DATE));
        Files.writeString(records.log(DATE).resolve("cycle-001.log"), """
                {"timestamp":"2026-03-02T14:30:05Z","cycle":1,"type":"answer","tokens":{"input":200,"cached":100,"output":20}}
                {"timestamp":"2026-03-02T14:30:10Z","cycle":1,"type":"end","outcome":"completed","outcome_text":"completed",\
                "tool_calls":3,"tokens":{"input":200,"cached":100,"output":20},"cost_usd":0.0002}
                """);
        Files.writeString(records.log(DATE).resolve("cycle-002.log"), """
                {"timestamp":"2026-03-02T14:35:05Z","cycle":2,"type":"answer","tokens":{"input":300,"cached":0,"output":30}}
                """);
    }

    @Test
    void cycles_areTheFinishedOnes() {
        List<RecordedCycle> cycles = new DayLog(records).cycles(DATE);

        assertEquals(1, cycles.size());
        assertEquals(1, cycles.getFirst().number());
        assertEquals(new BigDecimal("0.0002"), cycles.getFirst().cost());
    }

    @Test
    void last_isTheNewestFinishedCycle() {
        DayLog log = new DayLog(records);

        assertEquals(log.cycles(DATE), log.last(DATE, 3));
        assertEquals(List.of(), log.last(DATE, 0));
    }

    @Test
    void dayLog_readsTheSame_onceItWasCompressed() {
        DayLog log = new DayLog(records);
        long tokens = log.tokens(DATE);
        List<RecordedCycle> cycles = log.cycles(DATE);

        new Retention(records, RetentionSettings.defaults()).tidy(DATE.plusDays(40));

        assertEquals(550, tokens);
        assertEquals(tokens, log.tokens(DATE));
        assertEquals(cycles, log.cycles(DATE));
        assertEquals(2, log.lastCycle(DATE));
    }
}
