package activetrader.simulator.script;

import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happens on a simulated day beside trading.
///
/// @param steps where prices change by a factor
/// @param renamings which symbols get another name
/// @param assets what becomes of assets
/// @param actions what happens to the account; what is due before the simulator starts happens at its start
public record Script(List<PriceStep> steps, List<Renaming> renamings, List<AssetChange> assets, List<Timed> actions) {
    public Script {
        steps = List.copyOf(steps);
        renamings = List.copyOf(renamings);
        assets = List.copyOf(assets);
        actions = List.copyOf(actions);
    }

    /// Something that happens to the account at an instant.
    public record Timed(Instant at, AccountAction action) {}

    public static Script empty() {
        return new Script(List.of(), List.of(), List.of(), List.of());
    }

    /// The changes of assets, those of renamings included.
    public List<AssetChange> listings() {
        List<AssetChange> all = new ArrayList<>(assets);
        for (Renaming renaming : renamings) {
            all.add(new AssetChange(renaming.from(), renaming.at(), AssetChange.State.INACTIVE));
            all.add(new AssetChange(renaming.to(), Instant.MIN, AssetChange.State.UNLISTED));
            all.add(new AssetChange(renaming.to(), renaming.at(), AssetChange.State.TRADABLE));
        }
        return all;
    }
}
