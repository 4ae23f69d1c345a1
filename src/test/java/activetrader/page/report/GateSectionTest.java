package activetrader.page.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.page.day.DayFiles;
import activetrader.page.day.FactPrices;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateSectionTest {
    @TempDir
    private Path data;

    private static String written(RecordedDay day) {
        Html html = new Html();
        new GateSection(FactPrices.of(day)).write(html, new Charts());
        return html.toString();
    }

    private static RecordedDay read(DayFiles files) {
        return RecordedDay.read(files.records(), DayFiles.DAY);
    }

    @Test
    void bars_haveWhatIsLeft_ofWhatTheLimitAllows() {
        String gate = written(read(new DayFiles(data)
                .cycle(
                        1,
                        "none\n# RISK\nmode=ACTIVE; entries_allowed=true; entries_blocked_by=-\n# HEADROOM\n"
                                + "trades_left_today=3; positions_left=0; daily_loss_left=5; deployable_value=100\n"
                                + "# ACCOUNT\nequity=1000\n# LIMITS\nmax_trades_per_day=5; max_positions=3;"
                                + " max_daily_loss_percent=2; max_deployed_percent=25")));

        assertTrue(gate.contains("At the cycle of 10:00 entries were allowed."), gate);
        assertTrue(gate.contains("<dt>Entries</dt><dd>3 of 5 left</dd>"), gate);
        assertTrue(gate.contains("class=\"left\" width=\"60\""), gate);
        assertTrue(gate.contains("<dt>Positions</dt><dd>0 of 3 left</dd><dd class=\"used\">"), gate);
        assertTrue(gate.contains("<dt>Loss of the day</dt><dd>$5.00 left, limit $20.00</dd>"), gate);
        assertTrue(gate.contains("<dt>Money to deploy</dt><dd>$100.00 left, limit $250.00</dd>"), gate);
    }

    @Test
    void block_isToldWithItsReason_asText() {
        String gate = written(read(
                new DayFiles(data).cycle(1, "none\n# RISK\nentries_allowed=false; entries_blocked_by=<b>DAILY_LOSS")));

        assertTrue(gate.contains("⚠ At the cycle of 10:00 no entry was allowed: &lt;b&gt;DAILY_LOSS"), gate);
        assertTrue(gate.contains("<dd>unknown of unknown left</dd>"), gate);
    }

    @Test
    void dayThatIsOver_hasNoGate() {
        RecordedDay day = read(new DayFiles(data).cycle(1, "x"));

        assertFalse(DayParts.of(day, KeptBars.none(), true).parts().stream()
                .anyMatch(part -> part.id().equals("gate")));
        assertTrue(DayParts.of(day, KeptBars.none(), false).parts().stream()
                .anyMatch(part -> part.id().equals("gate")));
    }
}
