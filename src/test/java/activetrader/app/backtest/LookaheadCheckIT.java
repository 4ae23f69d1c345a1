package activetrader.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.agent.AgentSettings;
import activetrader.agent.TradingAgent;
import activetrader.agent.tools.LocalService;
import activetrader.agent.tools.LocalService.Answer;
import activetrader.agent.tools.ToolSource;
import activetrader.app.cli.MarketOptions;
import activetrader.app.day.AgentOpener;
import activetrader.app.dryrun.DryRunSettings;
import activetrader.app.settings.Installation;
import activetrader.app.settings.Settings;
import activetrader.config.Environment;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.tape.MarketTape;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class LookaheadCheckIT {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 14);
    private static final Set<Symbol> SYMBOLS = Set.of(
            Symbol.of("SPY"), Symbol.of("QQQ"), Symbol.of("AAPL"), Symbol.of("XOM"), Symbol.of("COIN"), Symbol.of("F"));

    @TempDir
    private Path folder;

    private List<LookaheadCheck.Trial> trials(LookaheadCheck.Player player, int instants) throws Exception {
        SimulatorSettings market = SimulatorSettings.defaults().withSymbols(SYMBOLS);
        List<LookaheadCheck.Trial> trials = new ArrayList<>();
        new LookaheadCheck(
                        player,
                        new BacktestPlan(market, List.of(DATE), 2, false, folder, false),
                        date -> MarketOptions.loadAgain(market.withDate(date)))
                .run(instants, trials::add);
        return trials;
    }

    private static DayPlayer player(AgentOpener agent) {
        Settings settings = DryRunSettings.read(
                Installation.in(Path.of("")), false, Environment.of(Map.of()), Settings.Needs.NOTHING, "rules");
        return new DayPlayer(settings, agent);
    }

    @Test
    void live_code_doesNotLookAhead() throws Exception {
        List<LookaheadCheck.Trial> trials = trials(player(AgentOpener.LIVE)::play, 6);

        assertEquals(6, trials.size());
        assertTrue(trials.stream().allMatch(LookaheadCheck.Trial::isSound), trials.toString());
    }

    @Test
    void a_toolThatPeeks_isCaught() throws Exception {
        List<LookaheadCheck.Trial> trials =
                trials((market, day, records) -> player(peeking(day.tape())).play(market, day, records), 3);

        LookaheadReport report = new LookaheadReport();
        trials.forEach(report::add);
        assertFalse(report.isSound());
        assertTrue(
                report.lines(3).getFirst().startsWith("❌ Look-ahead: "),
                report.lines(3).toString());
    }

    /// An agent whose scan leaves out what will close lower than it trades.
    private static AgentOpener peeking(MarketTape tape) {
        return (settings, time, records) -> TradingAgent.open(
                new AgentSettings(
                        settings.signature(),
                        settings.model(),
                        settings.prices(),
                        settings.promptFile(),
                        settings.guideFile(),
                        settings.maxSteps(),
                        settings.tokensPerCycle(),
                        settings.tokensPerDay(),
                        settings.cycleBudget(),
                        settings.allowedTools(),
                        settings.scanLimit(),
                        peeking(settings.data(), tape),
                        settings.trade(),
                        settings.toolTimeout(),
                        settings.strategy()),
                time,
                records);
    }

    private static ToolSource peeking(ToolSource data, MarketTape tape) {
        LocalService service = (LocalService) data;
        return new LocalService(service.name(), service.tools(), (tool, arguments, meta) -> {
            Answer answer = service.handler().call(tool, arguments, meta);
            return tool.equals("scan_signals") && !answer.isError()
                    ? new Answer(withoutLosers(answer.object(), tape), false)
                    : answer;
        });
    }

    private static Map<String, Object> withoutLosers(Map<String, Object> scan, MarketTape tape) {
        Map<String, Object> changed = new LinkedHashMap<>(scan);
        changed.computeIfPresent(
                "signals",
                (_, rows) -> ((List<?>) rows)
                        .stream()
                                .filter(row -> closesHigher((Map<?, ?>) row, tape))
                                .toList());
        return changed;
    }

    private static boolean closesHigher(Map<?, ?> row, MarketTape tape) {
        TradingDay day = new NyseCalendar().on(DATE).orElseThrow();
        BigDecimal close = tape.lastTrade(Symbol.of(String.valueOf(row.get("symbol"))), day.close())
                .orElseThrow()
                .price()
                .value();
        return close.compareTo(new BigDecimal(String.valueOf(row.get("price")))) > 0;
    }
}
