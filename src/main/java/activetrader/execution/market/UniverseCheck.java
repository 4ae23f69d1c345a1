package activetrader.execution.market;

import activetrader.broker.Broker;
import activetrader.market.Asset;
import activetrader.market.Symbol;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names the symbols of a universe that the broker does not trade, such as renamed and delisted ones.
public final class UniverseCheck {
    /// More than this are not looked up one by one.
    private static final int MOST_LOOKED_UP = 20;

    private UniverseCheck() {}

    /// One sentence for each symbol that is not tradable, with what the broker says of it. It costs one call, and one
    /// more for each such symbol.
    ///
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    public static List<String> untradable(Collection<Symbol> universe, Broker broker) {
        Set<Symbol> traded = broker.assets().stream()
                .filter(Asset::tradable)
                .map(Asset::symbol)
                .collect(Collectors.toSet());
        List<Symbol> dead = universe.stream()
                .filter(symbol -> !traded.contains(symbol))
                .sorted()
                .toList();
        Stream<String> named = dead.stream().limit(MOST_LOOKED_UP).map(symbol -> named(symbol, broker));
        Stream<String> rest = dead.size() > MOST_LOOKED_UP
                ? Stream.of("and " + (dead.size() - MOST_LOOKED_UP) + " more symbols of the universe are not traded: "
                        + dead.subList(MOST_LOOKED_UP, dead.size()))
                : Stream.of();
        return Stream.concat(named, rest).toList();
    }

    private static String named(Symbol symbol, Broker broker) {
        return symbol + " of the universe is not traded: "
                + broker.asset(symbol)
                        .map(asset -> "the broker lists it as \"" + asset.name() + "\" on " + asset.exchange()
                                + ", not tradable; it was delisted, or renamed")
                        .orElse("the broker knows no such symbol; it was renamed, or never was one");
    }
}
