package activetrader.broker;

import activetrader.market.RawItem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A list from the broker. An item that could not be read is held, not absent: `items` alone is not the whole
/// account.
///
/// @param items what was read
/// @param unreadable what could not be read and may be held or open
/// @param otherAssets what is held or open in asset classes that are not traded here, such as crypto and options
public record Listing<T>(List<T> items, List<RawItem> unreadable, List<RawItem> otherAssets) {
    public Listing {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
        otherAssets = List.copyOf(otherAssets);
    }

    public static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, List.of(), List.of());
    }

    /// The same with other items.
    public Listing<T> with(List<T> others) {
        return new Listing<>(others, unreadable, otherAssets);
    }

    /// All items.
    ///
    /// @throws BrokerException.Malformed when one could not be read
    public List<T> complete() {
        if (unreadable.isEmpty()) {
            return items;
        }
        throw new BrokerException.Malformed(
                "the broker lists what cannot be read: "
                        + unreadable.stream()
                                .map(item -> item.inWords() + " (" + item.why() + ")")
                                .collect(Collectors.joining(", ")),
                null);
    }

    /// Two lists put together; what stands in both is there once.
    public static List<RawItem> union(List<RawItem> one, List<RawItem> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
