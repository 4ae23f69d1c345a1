package activetrader.broker.alpaca;

import activetrader.broker.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a longer list.
///
/// @param size how many items came, those that could not be read included
/// @param lastId where the next page begins, for lists that go on by id
record Page<T>(Listing<T> listing, int size, @Nullable String lastId) {
    List<T> items() {
        return listing.items();
    }
}
