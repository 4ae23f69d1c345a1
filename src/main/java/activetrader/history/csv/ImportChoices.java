package activetrader.history.csv;

import activetrader.market.Symbol;
import org.jspecify.annotations.Nullable;

/// What a person says about files to import, in place of what they seem to be.
///
/// @param symbol of files that name none
/// @param feed the name to keep the bars under; null for the name of the source
/// @param zone of stamps without one; null to find out
/// @param edge which end of its minute a stamp names; null to find out
public record ImportChoices(
        @Nullable Symbol symbol,
        @Nullable String feed,
        @Nullable StampZone zone,
        @Nullable StampEdge edge) {
    /// Everything is found out.
    public static ImportChoices none() {
        return new ImportChoices(null, null, null, null);
    }
}
