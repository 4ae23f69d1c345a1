package activetrader.market;

import org.jspecify.annotations.Nullable;

/// A position or order of the account in the broker's own words: one that could not be read, or one in an asset class
/// that is not traded here. It is held, whatever it is.
///
/// @param symbol in the broker's spelling, any text; empty when the answer names none
/// @param id of the order, or of the position's asset; empty when the answer names none
/// @param quantity in the broker's spelling; empty when it could not be read
/// @param marketValue of a position; null when unknown
/// @param why one line: what could not be read, or the asset class
public record RawItem(
        Kind kind,
        String symbol,
        String id,
        String quantity,
        @Nullable Money marketValue,
        String why) {
    /// What the broker listed it as.
    public enum Kind {
        POSITION,
        ORDER
    }

    /// What the broker knows it by: the asset of a position by its id or symbol, an order by its id; empty when it
    /// cannot be named at all.
    public String address() {
        return id.isEmpty() && kind == Kind.POSITION ? symbol : id;
    }

    /// One line for a person.
    public String inWords() {
        String name = symbol.isEmpty() ? (id.isEmpty() ? "something without a name" : id) : symbol;
        String count = quantity.isEmpty() ? "" : quantity + " ";
        return switch (kind) {
            case POSITION -> count + name;
            case ORDER -> "order " + (id.isEmpty() ? "without an id" : id) + " for " + count + name;
        };
    }
}
