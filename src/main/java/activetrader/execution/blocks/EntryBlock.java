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
/// @param symbol the only symbol that it blocks; null for all
public record EntryBlock(
        String source,
        String reasonCode,
        String message,
        @Nullable Symbol symbol) {
    /// One list of all blocks: those of our own state, then those of the gate.
    public static List<EntryBlock> all(DeskState desk, List<RiskDecision.Denied> gate) {
        return Stream.concat(desk.blocks().stream(), gate.stream().map(EntryBlock::of))
                .toList();
    }

    static EntryBlock of(RiskDecision.Denied denied) {
        return new EntryBlock(denied.rule().id(), denied.reasonCode(), denied.message(), null);
    }

    /// A block of every symbol, with the message of `reason`.
    public static EntryBlock of(BlockReason reason) {
        return of(reason, reason.message(), null);
    }

    /// @param symbol null for all
    public static EntryBlock of(BlockReason reason, String message, @Nullable Symbol symbol) {
        return new EntryBlock(reason.id(), reason.name(), message, symbol);
    }

    /// The block of a foreign holding in `symbol`.
    public static EntryBlock external(Symbol symbol) {
        return of(
                BlockReason.EXTERNAL_POSITION, "the position in " + symbol + " is external and is left alone", symbol);
    }

    /// The blocks by a refusal that the broker would repeat, in the symbol of `refusal` or in all. None for a
    /// holding whose name is not a symbol, since no entry can have it.
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

    /// The block by an unexplained `amount` of cash.
    public static EntryBlock cash(Money amount) {
        return of(
                BlockReason.CASH_UNEXPLAINED,
                "cash changed by $" + amount + ", and neither a fill nor an activity says why yet",
                null);
    }

    /// Whether it blocks an entry in `wanted`.
    public boolean concerns(Symbol wanted) {
        return symbol == null || symbol.equals(wanted);
    }

    /// One line for a model or a person.
    public String inWords() {
        return source + ": " + message;
    }
}
