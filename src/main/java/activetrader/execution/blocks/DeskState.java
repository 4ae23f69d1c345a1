package activetrader.execution.blocks;

import activetrader.market.Money;
import activetrader.market.Symbol;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of the program's own state that blocks entries.
///
/// @param standing reasons that hold for every symbol and have no detail
/// @param unsellable holdings that must be gone before entries are allowed; empty where the configuration allows
///     them
/// @param inDoubt symbols of orders in doubt
/// @param refused what the broker would refuse an entry for again
/// @param unprotected positions that have lost their stops
/// @param external foreign holdings that are left alone
/// @param unexplainedCash dollars that nothing explains, of either sign; zero for none
public record DeskState(
        Set<BlockReason> standing,
        List<Refusal> unsellable,
        Collection<Symbol> inDoubt,
        List<Refusal> refused,
        Collection<Symbol> unprotected,
        Collection<Symbol> external,
        Money unexplainedCash) {
    /// No block.
    public static final DeskState CLEAR =
            new DeskState(Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Money.ZERO);

    public DeskState {
        standing = Set.copyOf(standing);
        unsellable = List.copyOf(unsellable);
        inDoubt = List.copyOf(inDoubt);
        refused = List.copyOf(refused);
        unprotected = List.copyOf(unprotected);
        external = List.copyOf(external);
    }

    /// All blocks, in the order of [BlockReason].
    public List<EntryBlock> blocks() {
        return Arrays.stream(BlockReason.values()).flatMap(this::of).toList();
    }

    private Stream<EntryBlock> of(BlockReason reason) {
        return switch (reason) {
            case STOPPING,
                    FLATTENING,
                    TOO_MANY_ATTEMPTS,
                    EXIT_FIRST,
                    DESK_BUSY,
                    OVERNIGHT_POSITION,
                    RATE_LIMIT,
                    SHARES_UNEXPLAINED -> standing.contains(reason) ? Stream.of(EntryBlock.of(reason)) : Stream.empty();
            case UNSELLABLE_POSITION -> unsellable.isEmpty() ? Stream.empty() : Stream.of(cannotBeSold());
            case ORDER_IN_DOUBT ->
                inDoubt.stream()
                        .distinct()
                        .map(symbol -> EntryBlock.of(
                                reason, "the outcome of an earlier order in " + symbol + " is unknown", symbol));
            case ENTRY_REFUSED -> refused.stream().flatMap(EntryBlock::refused).distinct();
            case POSITION_UNPROTECTED ->
                unprotected.isEmpty()
                        ? Stream.empty()
                        : Stream.of(EntryBlock.of(
                                reason, "no entries before " + unprotected + " has its stop again", null));
            case EXTERNAL_POSITION -> external.stream().map(EntryBlock::external);
            case CASH_UNEXPLAINED ->
                unexplainedCash.isZero() ? Stream.empty() : Stream.of(EntryBlock.cash(unexplainedCash));
        };
    }

    private EntryBlock cannotBeSold() {
        String holdings = unsellable.stream()
                .map(refusal -> refusal.symbol() + " " + refusal.inWords())
                .collect(Collectors.joining(", "));
        return EntryBlock.of(BlockReason.UNSELLABLE_POSITION, holdings, null);
    }
}
