package activetrader.simulator.exchange.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an order hangs together with others, all by id.
///
/// @param parent the order that this one is a leg of
/// @param legs the exits that hang on this one
public record Links(
        @Nullable String parent,
        Role role,
        List<String> legs,
        @Nullable String replaces,
        @Nullable String replacedBy) {
    public Links {
        legs = List.copyOf(legs);
    }

    public static Links alone(Role role) {
        return new Links(null, role, List.of(), null, null);
    }

    public Links withParent(String id) {
        return new Links(id, role, legs, replaces, replacedBy);
    }

    public Links withLegs(List<String> ids) {
        return new Links(parent, role, ids, replaces, replacedBy);
    }

    public Links withReplaces(String id) {
        return new Links(parent, role, legs, id, replacedBy);
    }

    public Links withReplacedBy(String id) {
        return new Links(parent, role, legs, replaces, id);
    }

    /// These links with one leg exchanged for another.
    public Links withLegExchanged(String before, String after) {
        return withLegs(
                legs.stream().map(leg -> leg.equals(before) ? after : leg).toList());
    }
}
