package activetrader.execution.blocks;

import activetrader.execution.refused.Refusal;
import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.risk.RiskDecision;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that keeps entries away now.
///
/// @param source the id of a rule of the risk gate or of a [BlockReason]
/// @param symbol the only symbol that it closes; null when it closes all
public record EntryBlock(
        String source,
        String reasonCode,
        String message,
        @Nullable Symbol symbol) {
    /// One list of all: what the desk itself refuses, then what the gate does.
    public static List<EntryBlock> all(DeskState desk, List<RiskDecision.Denied> gate) {
        return Stream.concat(desk.blocks().stream(), gate.stream().map(EntryBlock::of))
                .toList();
    }

    static EntryBlock of(RiskDecision.Denied denied) {
        return new EntryBlock(denied.rule().id(), denied.reasonCode(), denied.message(), null);
    }

    /// A reason that closes every symbol, in its own words.
    public static EntryBlock of(BlockReason reason) {
        return of(reason, reason.message(), null);
    }

    /// @param symbol null for all
    public static EntryBlock of(BlockReason reason, String message, @Nullable Symbol symbol) {
        return new EntryBlock(reason.id(), reason.name(), message, symbol);
    }

    /// Somebody else holds `symbol`, which is left alone.
    public static EntryBlock external(Symbol symbol) {
        return of(BlockReason.EXTERNAL_POSITION, "somebody else holds " + symbol + ", which is left alone", symbol);
    }

    /// The broker would refuse an entry again, in the symbol of `refusal` or in any; none for a holding that
    /// is known by another name than a symbol, which no entry can have.
    public static Stream<EntryBlock> refused(Refusal refusal) {
        String why = " for good, " + refusal.reason() + ": " + refusal.message();
        if (refusal.isAboutTheAccount()) {
            return Stream.of(
                    of(BlockReason.ENTRY_REFUSED, "the broker refuses every order of the account" + why, null));
        }
        return Stream.of(refusal.symbol())
                .filter(Symbol::isPossible)
                .map(Symbol::new)
                .map(symbol -> of(BlockReason.ENTRY_REFUSED, "the broker refuses orders in " + symbol + why, symbol));
    }

    /// Nothing explains `amount` of the cash.
    public static EntryBlock cash(Money amount) {
        return of(
                BlockReason.CASH_UNEXPLAINED,
                "cash changed by $" + amount + ", and neither a fill nor an activity says why yet",
                null);
    }

    /// Whether it keeps an entry in `wanted` away.
    public boolean concerns(Symbol wanted) {
        return symbol == null || symbol.equals(wanted);
    }

    /// One line for a model or a person.
    public String inWords() {
        return source + ": " + message;
    }
}
