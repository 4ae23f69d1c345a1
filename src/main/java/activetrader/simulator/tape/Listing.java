package activetrader.simulator.tape;

import activetrader.market.Asset;
import activetrader.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A symbol as an exchange lists it.
///
/// @param tradable false for an index, which has a value but no market
public record Listing(Symbol symbol, String name, String exchange, boolean tradable) {
    /// The asset, with an id that depends on nothing but the symbol.
    Asset asset() {
        String id = UUID.nameUUIDFromBytes(symbol.value().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Asset(id, symbol, name, exchange, tradable, tradable, tradable, tradable);
    }
}
