package activetrader.execution.blocks;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.risk.RiskDecision;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that keeps entries away now.
public sealed interface EntryBlock {
    /// A rule of the risk gate denies every entry.
    record ByRule(RiskDecision.Denied denied) implements EntryBlock {
        @Override
        public String source() {
            return denied.rule().id();
        }

        @Override
        public String reasonCode() {
            return denied.reasonCode();
        }

        @Override
        public String message() {
            return denied.message();
        }

        @Override
        public @Nullable Symbol symbol() {
            return null;
        }
    }

    /// Our own state blocks entries.
    ///
    /// @param symbol the only symbol that it blocks; null for all
    record ByState(
            BlockReason reason, String message, @Nullable Symbol symbol) implements EntryBlock {
        @Override
        public String source() {
            return reason.id();
        }

        @Override
        public String reasonCode() {
            return reason.name();
        }
    }

    /// The id of the rule or of the [BlockReason].
    String source();

    /// The word in answers.
    String reasonCode();

    /// One sentence for a model or a person.
    String message();

    /// The only symbol that it blocks; null for all.
    @Nullable
    Symbol symbol();

    /// One list of all blocks: those of our own state, then those of the gate.
    static List<EntryBlock> all(DeskState desk, List<RiskDecision.Denied> gate) {
        return Stream.concat(desk.blocks().stream(), gate.stream().map(ByRule::new))
                .toList();
    }

    /// A block of every symbol, with the message of `reason`.
    static EntryBlock of(BlockReason reason) {
        return of(reason, reason.message(), null);
    }

    /// @param symbol null for all
    static EntryBlock of(BlockReason reason, String message, @Nullable Symbol symbol) {
        return new ByState(reason, message, symbol);
    }

    /// The block of a foreign holding in `symbol`.
    static EntryBlock external(Symbol symbol) {
        return of(
                BlockReason.EXTERNAL_POSITION, "the position in " + symbol + " is external and is left alone", symbol);
    }

    /// The blocks by a refusal that the broker would repeat, in the symbol of `refusal` or in all. None for a
    /// holding whose name is not a symbol, since no entry can have it.
    static Stream<EntryBlock> refused(Refusal refusal) {
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
    static EntryBlock cash(Money amount) {
        return of(
                BlockReason.CASH_UNEXPLAINED,
                "cash changed by $" + amount + ", and neither a fill nor an activity says why yet",
                null);
    }

    /// Whether it blocks an entry in `wanted`.
    default boolean concerns(Symbol wanted) {
        Symbol only = symbol();
        return only == null || only.equals(wanted);
    }

    /// One line for a model or a person.
    default String inWords() {
        return source() + ": " + message();
    }
}
