package activetrader.execution.blocks;

import activetrader.broker.RejectReason;
import activetrader.market.Symbol;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Entries that the broker has refused for good. Each closes its symbol to entries for [Refusals#PERMANENT], or every
/// symbol when the refusal is about the account. Safe for several threads.
/// See decision 90.
public final class EntryRefusals {
    private final TimeSource time;
    private final Map<String, Noted> bySymbol = new ConcurrentHashMap<>();

    EntryRefusals(TimeSource time) {
        this.time = time;
    }

    /// A refusal, and when it came by the monotonic clock.
    private record Noted(Refusal refusal, Tick at) {}

    /// Takes note of a refusal that came just now, when it is permanent.
    public void note(Symbol symbol, RejectReason reason, String message) {
        if (reason.isPermanent()) {
            Refusal refusal = new Refusal(symbol.value(), reason, message, time.instant());
            bySymbol.put(symbol.value(), new Noted(refusal, time.tick()));
        }
    }

    /// What is in force now, by symbol.
    public List<Refusal> standing() {
        Tick now = time.tick();
        return bySymbol.values().stream()
                .filter(noted -> now.isBefore(noted.at().plus(Refusals.PERMANENT)))
                .map(Noted::refusal)
                .sorted(Comparator.comparing(Refusal::symbol))
                .toList();
    }
}
