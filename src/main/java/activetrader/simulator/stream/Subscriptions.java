package activetrader.simulator.stream;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which symbols one client wants on which channel; `*` is every symbol.
final class Subscriptions {
    private static final String EVERY = "*";

    private final Map<Channel, NavigableSet<String>> wanted = new EnumMap<>(Channel.class);

    Subscriptions() {
        Channel.ALL.forEach(channel -> wanted.put(channel, new TreeSet<>()));
    }

    /// These with the symbols that `request` names on each channel, or without them.
    ///
    /// @throws IllegalArgumentException when a channel of it is no list of symbols
    Subscriptions changed(Map<String, Object> request, boolean add) {
        Subscriptions after = new Subscriptions();
        wanted.forEach((channel, symbols) -> {
            NavigableSet<String> set = after.of(channel);
            set.addAll(symbols);
            List<String> named = symbols(request.get(channel.code));
            if (add) {
                set.addAll(named);
            } else {
                named.forEach(set::remove);
            }
        });
        return after;
    }

    private static List<String> symbols(@Nullable Object list) {
        if (list == null) {
            return List.of();
        }
        if (!(list instanceof List<?> named)) {
            throw new IllegalArgumentException("a channel takes a list of symbols, was " + list);
        }
        return named.stream().map(String::valueOf).toList();
    }

    private NavigableSet<String> of(Channel channel) {
        return wanted.computeIfAbsent(channel, _ -> new TreeSet<>());
    }

    boolean wants(Channel channel, String symbol) {
        NavigableSet<String> symbols = of(channel);
        return symbols.contains(symbol) || symbols.contains(EVERY);
    }

    boolean isEmpty() {
        return wanted.values().stream().allMatch(NavigableSet::isEmpty);
    }

    /// Whether trades and quotes name more than `most` symbols, or all.
    boolean exceeds(int most) {
        NavigableSet<String> ticks = new TreeSet<>(of(Channel.TRADES));
        ticks.addAll(of(Channel.QUOTES));
        return ticks.size() > most || (ticks.contains(EVERY) && most < Integer.MAX_VALUE);
    }

    /// The full set, as the server confirms it: corrections and cancels come with the trades.
    Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("T", "subscription");
        wanted.forEach((channel, symbols) -> message.put(channel.code, List.copyOf(symbols)));
        message.put("corrections", List.copyOf(of(Channel.TRADES)));
        message.put("cancelErrors", List.copyOf(of(Channel.TRADES)));
        return message;
    }
}
