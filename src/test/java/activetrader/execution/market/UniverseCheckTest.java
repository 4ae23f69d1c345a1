package activetrader.execution.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.broker.BrokerException;
import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.broker.NoMarketData;
import activetrader.execution.SimulatedBroker;
import activetrader.market.Symbol;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UniverseCheckTest {
    private static final Instant TEN = Instant.parse("2026-01-14T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 14);
    private static final Symbol FB = Symbol.of("FB");

    private static List<String> check(List<AssetChange> assets) {
        return check(new Script(List.of(), List.of(), assets, List.of()), List.of(), FB);
    }

    private static List<String> check(Script script, List<CorporateAction> actions, Symbol more) {
        NoMarketData data = new NoMarketData() {
            @Override
            public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
                return actions;
            }
        };
        return check(script, data, more);
    }

    private static List<String> check(Script script, MarketData data, Symbol more) {
        try (SimulatedBroker broker = SimulatedBroker.at(TEN, settings -> settings.withScript(script))) {
            return UniverseCheck.untradable(
                    List.of(SimulatedBroker.AAPL, more, SimulatedBroker.MSFT), broker.broker(), data, TODAY);
        }
    }

    private static CorporateAction action(String symbol, CorporateAction.Kind kind, @Nullable Symbol successor) {
        LocalDate date = LocalDate.of(2022, 6, 9);
        return new CorporateAction("1", kind, Symbol.of(symbol), successor, BigDecimal.ONE, BigDecimal.ONE, date);
    }

    @Test
    void renamedSymbol_isNamed_withItsNewOne() {
        List<CorporateAction> actions = List.of(
                action("FB", CorporateAction.Kind.SYMBOL_CHANGE, Symbol.of("META")),
                action("META", CorporateAction.Kind.SPIN_OFF, Symbol.of("FB")));

        assertEquals(
                List.of("FB of the universe is not traded: FB became META on 2022-06-09; the broker knows no such"
                        + " symbol"),
                check(Script.empty(), actions, FB));
    }

    @Test
    void boughtCompany_isNamed_withWhatBecameOfIt() {
        List<String> lines = check(
                Script.empty(), List.of(action("TWTR", CorporateAction.Kind.CASH_MERGER, null)), Symbol.of("TWTR"));

        assertTrue(lines.getFirst().contains("TWTR was bought for cash on 2022-06-09"), lines.toString());
    }

    @Test
    void symbolIsStillNamed_whenCorporateActionsCannotBeRead() {
        NoMarketData silent = new NoMarketData() {
            @Override
            public List<CorporateAction> corporateActions(Collection<Symbol> symbols, LocalDate from, LocalDate until) {
                throw new BrokerException.Transient("no answer", null);
            }
        };

        assertEquals(1, check(Script.empty(), silent, FB).size());
    }

    @Test
    void unknownSymbol_isNamed() {
        List<String> lines = check(List.of());

        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("FB of the universe is not traded: the broker knows no such symbol"));
    }

    @Test
    void delistedSymbol_isNamed_withWhatTheBrokerSays() {
        List<String> lines =
                check(List.of(new AssetChange(SimulatedBroker.MSFT, Instant.MIN, AssetChange.State.INACTIVE)));

        assertEquals(2, lines.size());
        assertTrue(lines.getLast().startsWith("MSFT of the universe is not traded: the broker lists it as"));
    }

    @Test
    void untradableSymbol_isNamed() {
        List<String> lines =
                check(List.of(new AssetChange(SimulatedBroker.MSFT, Instant.MIN, AssetChange.State.UNTRADABLE)));

        assertTrue(lines.getLast().startsWith("MSFT of the universe"));
    }
}
