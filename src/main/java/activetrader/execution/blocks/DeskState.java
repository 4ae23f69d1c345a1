package activetrader.execution.blocks;

import activetrader.execution.refused.Refusal;
import activetrader.market.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What of the desk's own state keeps entries away.
///
/// @param flattening whether a flatten, under way or over, keeps entries away
/// @param overnight whether a position held over the night may be there still
/// @param unsellable holdings that must be gone before entries go on; empty where the configuration lets them go on
/// @param inDoubt symbols of orders of unknown outcome
/// @param unprotected positions that have lost their stops
/// @param callsSuffice whether the broker takes enough calls to see an entry through to its stop
/// @param stopping whether the service takes no more orders
public record DeskState(
        boolean flattening,
        boolean overnight,
        List<Refusal> unsellable,
        Collection<Symbol> inDoubt,
        Collection<Symbol> unprotected,
        boolean callsSuffice,
        boolean stopping) {
    /// Nothing keeps entries away.
    public static final DeskState CLEAR = new DeskState(false, false, List.of(), List.of(), List.of(), true, false);

    public DeskState {
        unsellable = List.copyOf(unsellable);
        inDoubt = List.copyOf(inDoubt);
        unprotected = List.copyOf(unprotected);
    }

    /// All that keeps entries away, in the order of [BlockReason].
    public List<EntryBlock> blocks() {
        List<EntryBlock> blocks = new ArrayList<>();
        if (flattening) {
            add(blocks, BlockReason.FLATTENING, "the account is being flattened, no entries until the next session");
        }
        if (overnight) {
            add(blocks, BlockReason.OVERNIGHT_POSITION, "positions held overnight are closed first, no entries before");
        }
        if (!unsellable.isEmpty()) {
            add(
                    blocks,
                    BlockReason.UNSELLABLE_POSITION,
                    unsellable.stream()
                            .map(refusal -> refusal.symbol() + " " + refusal.inWords())
                            .collect(Collectors.joining(", ")));
        }
        inDoubt.stream()
                .distinct()
                .map(symbol -> EntryBlock.of(
                        BlockReason.ORDER_IN_DOUBT,
                        "the outcome of an earlier order in " + symbol + " is unknown",
                        symbol))
                .forEach(blocks::add);
        if (!unprotected.isEmpty()) {
            add(blocks, BlockReason.POSITION_UNPROTECTED, "no entries before " + unprotected + " has its stop again");
        }
        if (!callsSuffice) {
            add(
                    blocks,
                    BlockReason.RATE_LIMIT,
                    "the broker takes too few calls now to see an entry through to its stop");
        }
        if (stopping) {
            add(blocks, BlockReason.STOPPING, "the service is stopping");
        }
        return List.copyOf(blocks);
    }

    private static void add(List<EntryBlock> blocks, BlockReason reason, String message) {
        blocks.add(EntryBlock.of(reason, message, null));
    }
}
