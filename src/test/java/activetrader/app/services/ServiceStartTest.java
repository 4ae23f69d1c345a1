package activetrader.app.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.alerts.AlertChannels;
import activetrader.app.alerts.AlertDispatcher;
import activetrader.app.alerts.AlertSettings;
import activetrader.app.alerts.channel.WebhookKind;
import activetrader.app.settings.Configuration;
import activetrader.app.settings.ConfigurationFile;
import activetrader.app.telegram.TelegramSettings;
import activetrader.broker.alpaca.AlpacaSettings;
import activetrader.config.Environment;
import activetrader.config.Problems;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import activetrader.execution.alerts.Alert;
import activetrader.http.LoopbackServer;
import activetrader.http.WebResponse;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.NyseCalendar;
import activetrader.metrics.MetricPage;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.time.SimulatedTime;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts that fail leave nothing behind, and ends neither.
class ServiceStartTest {
    private static final ServiceToken TOKEN = ServiceToken.of(new Secret("token-for-tests"));

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-01-14T15:00:00Z"));
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults(), time, 0);
    private final URI url = URI.create(simulator.url());
    private final AlpacaSettings alpaca =
            AlpacaSettings.defaults("SIM", new Secret("SIM")).at(url, url);
    private final LoopbackServer other = LoopbackServer.start(0, _ -> WebResponse.empty(200));
    private Configuration configuration;
    private RecordFolder records;

    @BeforeEach
    void read(@TempDir Path folder) {
        configuration = ConfigurationFile.read(
                folder.resolve("none.json"), false, Environment.of(java.util.Map.of()), new Problems());
        records = new RecordFolder(folder, "test");
    }

    @AfterEach
    void close() {
        other.close();
        simulator.close();
    }

    private TradeService trade(int port) {
        return TradeService.start(
                configuration,
                configuration.execution(),
                alpaca,
                records,
                time,
                new Offer.OnPort(port, TOKEN),
                Observability.quiet());
    }

    private DataService data(int port) {
        return DataService.start(
                configuration.universe(),
                alpaca,
                new NyseCalendar(),
                time,
                new Offer.OnPort(port, TOKEN),
                Observability.quiet());
    }

    @Test
    void trade_givesTheAccountBack_whenItsPortIsTaken() {
        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> trade(other.port()));

        assertEquals("port " + other.port() + " on 127.0.0.1 is taken by another program", failure.getMessage());
        trade(0).close();
    }

    @Test
    void trade_isRefused_whileAnotherHoldsTheAccount_andHarmsItNot() {
        try (TradeService first = trade(0)) {
            assertThrows(IllegalStateException.class, () -> trade(0));

            assertTrue(first.doing().endsWith("trading ACTIVE"), first.doing());
        }
        trade(0).close();
    }

    /// The one that runs is not to be taken for one that stopped.
    @Test
    void refusedStart_sendsNoAlert_andAnotherFailureDoes() {
        List<String> posted = Collections.synchronizedList(new ArrayList<>());
        try (LoopbackServer receiver = LoopbackServer.start(0, request -> {
            posted.add(request.body());
            return WebResponse.empty(200);
        })) {
            try (TradeService _ = trade(0)) {
                assertThrows(IllegalStateException.class, () -> startWithAlerts(receiver, () -> trade(0)));
            }
            assertEquals(List.of(), posted);

            assertThrows(UncheckedIOException.class, () -> startWithAlerts(receiver, () -> trade(other.port())));
            assertEquals(1, posted.size());
            posted.clear();

            startWithAlerts(receiver, () -> trade(0));
            assertEquals(3, posted.size());
            assertTrue(posted.getFirst().contains("started") && posted.getLast().contains("stopped"), "" + posted);
        }
    }

    private void startWithAlerts(LoopbackServer receiver, Supplier<Service> start) {
        Environment environment = Environment.of(Map.of(AlertChannels.WEBHOOK, receiver.url()));
        AlertSettings all = new AlertSettings(WebhookKind.GENERIC, Alert.Level.INFO, TelegramSettings.defaults(), null);
        try (AlertDispatcher alerts = AlertDispatcher.open(environment, all, "alpaca-trade", time, new MetricPage())) {
            alerts.alert(new Alert(Alert.Kind.TEST, Alert.Level.CRITICAL, time.instant(), "seen at the start"));
            ServiceFrame.started(alerts, start).close();
        }
    }

    @Test
    void data_namesThePort_whenItIsTaken() {
        assertThrows(UncheckedIOException.class, () -> data(other.port()));

        data(0).close();
    }

    /// A thread that is no daemon would keep the process alive after its end.
    @Test
    void close_leavesNoThreadThatKeepsTheProcessAlive() {
        Set<Thread> before = lasting();
        TradeService trade = trade(0);
        DataService data = data(0);

        data.close();
        trade.close();

        Set<Thread> after = lasting();
        after.removeAll(before);
        assertEquals(Set.of(), after);
    }

    private static Set<Thread> lasting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
