package activetrader.execution.market;

import activetrader.broker.Broker;
import activetrader.broker.BrokerException;
import activetrader.broker.CorporateAction;
import activetrader.broker.MarketData;
import activetrader.market.Asset;
import activetrader.market.Symbol;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Names the symbols of a universe that the broker does not trade, such as renamed and delisted ones.
public final class UniverseCheck {
    private static final Logger log = LoggerFactory.getLogger(UniverseCheck.class);
    /// Before it Alpaca has no history.
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 1);
    /// More than this are not looked up one by one.
    private static final int MOST_LOOKED_UP = 20;

    private UniverseCheck() {}

    /// One sentence for each symbol that is not tradable, with what the broker says of it and what its company did.
    /// It costs two calls, and one more for each such symbol.
    ///
    /// @param today until when corporate actions are looked for
    /// @throws BrokerException when the broker does not answer; corporate actions that cannot be read are left out
    public static List<String> untradable(
            Collection<Symbol> universe, Broker broker, MarketData data, LocalDate today) {
        Set<Symbol> traded = broker.assets().stream()
                .filter(Asset::tradable)
                .map(Asset::symbol)
                .collect(Collectors.toSet());
        List<Symbol> dead = universe.stream()
                .filter(symbol -> !traded.contains(symbol))
                .sorted()
                .toList();
        List<Symbol> shown = dead.subList(0, Math.min(dead.size(), MOST_LOOKED_UP));
        List<CorporateAction> actions = actions(shown, data, today);
        Stream<String> named = shown.stream().map(symbol -> named(symbol, broker, actions));
        Stream<String> rest = dead.size() > MOST_LOOKED_UP
                ? Stream.of("and " + (dead.size() - MOST_LOOKED_UP) + " more symbols of the universe are not traded: "
                        + dead.subList(MOST_LOOKED_UP, dead.size()))
                : Stream.of();
        return Stream.concat(named, rest).toList();
    }

    /// Those after which a symbol is gone, newest first.
    private static List<CorporateAction> actions(List<Symbol> symbols, MarketData data, LocalDate today) {
        if (symbols.isEmpty()) {
            return List.of();
        }
        try {
            return data.corporateActions(symbols, FIRST_DAY, today).reversed().stream()
                    .filter(UniverseCheck::endsItsSymbol)
                    .toList();
        } catch (BrokerException e) {
            log.warn("corporate actions not read symbols={} cause=\"{}\"", symbols, e.getMessage());
            return List.of();
        }
    }

    private static boolean endsItsSymbol(CorporateAction action) {
        return switch (action.kind()) {
            case SYMBOL_CHANGE, STOCK_MERGER, CASH_MERGER, REMOVAL -> true;
            case SPLIT, REVERSE_SPLIT, SPIN_OFF -> false;
        };
    }

    private static String named(Symbol symbol, Broker broker, List<CorporateAction> actions) {
        Optional<String> became = actions.stream()
                .filter(action -> action.symbol().equals(symbol))
                .findFirst()
                .map(CorporateAction::inWords);
        return symbol + " of the universe is not traded: "
                + became.map(words -> words + "; ").orElse("")
                + broker.asset(symbol)
                        .map(asset -> "the broker lists it as \"" + asset.name() + "\" on " + asset.exchange()
                                + ", not tradable" + (became.isPresent() ? "" : "; it was delisted, or renamed"))
                        .orElse("the broker knows no such symbol"
                                + (became.isPresent() ? "" : "; it was renamed, or never was one"));
    }
}
