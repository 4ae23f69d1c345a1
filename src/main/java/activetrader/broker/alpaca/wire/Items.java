package activetrader.broker.alpaca.wire;

import activetrader.broker.Listing;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.RawItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads lists so that one bad item does not take the others with it: a position nobody can read must not keep the
/// rest from being closed. What could not be read is said once.
public final class Items {
    private static final Logger log = LoggerFactory.getLogger(Items.class);

    private static final int MOST_SAID = 1_000;
    private final Map<String, Boolean> said = new ConcurrentHashMap<>();

    /// The items that `read` understands.
    ///
    /// @param what one such item, for the log
    /// @param read null for an item that is none of ours; throws [IllegalArgumentException] for one it cannot read
    public <W, T> List<T> read(String what, List<? extends @Nullable W> items, Function<W, @Nullable T> read) {
        List<T> understood = new ArrayList<>(items.size());
        for (@Nullable W item : items) {
            T value = item == null ? null : tryToRead(what, item, read);
            if (value != null) {
                understood.add(value);
            }
        }
        return understood;
    }

    /// The one item, or null when `read` does not understand it.
    public <W, T> @Nullable T tryToRead(String what, W item, Function<W, @Nullable T> read) {
        try {
            return read.apply(item);
        } catch (IllegalArgumentException e) {
            if (said.putIfAbsent(what + e.getMessage(), true) == null) {
                log.warn("unreadable item left out kind=\"{}\" reason=\"{}\"", what, e.getMessage());
            }
            return null;
        }
    }

    /// What `GET /v2/positions` says.
    public Listing<Position> positions(String body) {
        List<Position> read = new ArrayList<>();
        List<RawItem> unreadable = new ArrayList<>();
        List<RawItem> others = new ArrayList<>();
        for (PositionJson item : Answers.list(body, PositionJson.class)) {
            if (item == null) {
                unreadable.add(noObject(RawItem.Kind.POSITION));
                continue;
            }
            switch (AssetKind.of(item.assetClass())) {
                case STOCK -> tryOrKeep(item, read, unreadable);
                case OTHER -> others.add(item.raw("asset class " + item.assetClass()));
                case UNKNOWN -> unreadable.add(item.raw("asset class \"" + item.assetClass() + "\" is unknown"));
            }
        }
        say(unreadable);
        return new Listing<>(read, unreadable, others);
    }

    private static void tryOrKeep(PositionJson item, List<Position> read, List<RawItem> unreadable) {
        try {
            read.add(item.toPosition());
        } catch (IllegalArgumentException e) {
            unreadable.add(item.raw(String.valueOf(e.getMessage())));
        }
    }

    /// What one page of `GET /v2/orders` says. What ended and cannot be read holds nothing and is left out.
    public Listing<Order> orders(List<? extends @Nullable OrderJson> page) {
        List<Order> read = new ArrayList<>();
        List<RawItem> unreadable = new ArrayList<>();
        List<RawItem> others = new ArrayList<>();
        for (OrderJson item : page) {
            if (item == null) {
                unreadable.add(noObject(RawItem.Kind.ORDER));
                continue;
            }
            switch (AssetKind.of(item.assetClass())) {
                case STOCK -> tryOrKeep(item, read, unreadable);
                case OTHER -> item.ifMayBeOpen("asset class " + item.assetClass(), others);
                case UNKNOWN -> item.ifMayBeOpen("asset class \"" + item.assetClass() + "\" is unknown", unreadable);
            }
        }
        say(unreadable);
        return new Listing<>(read, unreadable, others);
    }

    private static void tryOrKeep(OrderJson item, List<Order> read, List<RawItem> unreadable) {
        try {
            read.add(item.toOrder());
            item.unreadableLegs(unreadable);
        } catch (IllegalArgumentException e) {
            item.ifMayBeOpen(String.valueOf(e.getMessage()), unreadable);
        }
    }

    private static RawItem noObject(RawItem.Kind kind) {
        return new RawItem(kind, "", "", "", null, "an item of the broker's list is no object");
    }

    private void say(List<RawItem> unreadable) {
        for (RawItem item : unreadable) {
            if (said.size() < MOST_SAID && said.putIfAbsent(item.inWords() + item.why(), true) == null) {
                log.warn("unreadable item counts as held item=\"{}\" reason=\"{}\"", item.inWords(), item.why());
            }
        }
    }
}
