package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.alerts.AlertChannels;
import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.services.daemon.DayGauges;
import activetrader.config.Environment;
import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.AccountState;
import activetrader.market.calendar.NyseCalendar;
import activetrader.metrics.CallMetrics;
import activetrader.metrics.CycleMetrics;
import activetrader.metrics.DeskMetrics;
import activetrader.metrics.MetricPage;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files for Prometheus and Grafana name the metrics that the processes have.
class MonitoringFilesTest {
    private static final Pattern METRIC = Pattern.compile("active_trader_[a-z_]+");
    private static final NyseCalendar CALENDAR = new NyseCalendar();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/grafana/active-trader.json",
                "deploy/grafana/alerts.yml",
                "deploy/grafana/alerts-test.yml"
            })
    void everyMetricNamed_exists(String file) throws IOException {
        Set<String> named = METRIC.matcher(Files.readString(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceAll("_bucket$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(named.size() >= 5, named.toString());
        named.removeAll(offered());
        assertEquals(Set.of(), named);
    }

    @Test
    void everyMetric_isInTheReference() throws IOException {
        String page = Files.readString(Path.of("docs/reference/operations.md"));

        Set<String> missing = offered().stream()
                .map(name -> name.substring("active_trader_".length()))
                .filter(name -> !page.contains("`" + name + "`"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    /// 2026-03-02, a regular day: 9:30 is 14:30 UTC.
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T14:24:59Z, true, false",
        "2026-03-02T14:25:00Z, false, false",
        "2026-03-02T14:30:00Z, false, true",
        "2026-03-02T20:53:59Z, false, true",
        "2026-03-02T20:54:00Z, false, false",
        "2026-03-02T20:58:00Z, true, false",
        "2026-03-02T21:00:00Z, true, false",
        "2026-03-01T17:00:00Z, true, false",
    })
    void theDay_saysWhatIsDue(Instant at, boolean flat, boolean cycles) {
        MetricPage page = new MetricPage();
        DayGauges.put(page, CALENDAR, () -> at);

        assertEquals(flat, AccountGauges.mustBeFlat(CALENDAR, at));
        assertTrue(page.text().contains("active_trader_cycles_due " + (cycles ? "1.0" : "0.0")), page.text());
    }

    private static Set<String> offered() {
        MetricPage page = new MetricPage();
        SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T15:00:00Z"));
        AccountGauges.put(page, () -> ModeState.INITIAL, () -> new AccountState(2, 1, true), CALENDAR, time);
        DayGauges.put(page, CALENDAR, time);
        AlertDispatcher.open(
                        Environment.of(Map.of(AlertChannels.WEBHOOK, "http://127.0.0.1:1/")),
                        AlertSettings.defaults(),
                        "test",
                        time,
                        page)
                .close();
        counted(page);
        Set<String> names = Pattern.compile("(?m)^# TYPE (\\S+)")
                .matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(names.isEmpty());
        return names;
    }

    /// A counter is on the page from its first count on.
    private static void counted(MetricPage page) {
        CycleMetrics cycles = new CycleMetrics(page);
        cycles.cycle("completed", Duration.ofSeconds(1));
        cycles.tokens(1, 1, 1);
        cycles.cost(BigDecimal.ONE);
        cycles.trouble();
        cycles.equity(BigDecimal.ONE);
        DeskMetrics desk = new DeskMetrics(page);
        desk.order("sent");
        desk.denied("MAX_POSITIONS");
        desk.filled("buy", BigDecimal.ONE);
        CallMetrics.ofBroker(page).called("read", "200", Duration.ofSeconds(1));
        CallMetrics.ofTools(page).called("get_quote", "ok", Duration.ofSeconds(1));
    }
}
