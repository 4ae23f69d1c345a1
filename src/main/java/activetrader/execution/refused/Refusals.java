package activetrader.execution.refused;

import activetrader.broker.RejectReason;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Tick;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the broker refuses to close or protect. A holding that is refused for good is set aside for the day: it is
/// tried again every half an hour, asks for attention once, and is not enlarged. Safe for several threads.
/// See decision 60.
public final class Refusals {
    /// How long nothing is sent again after a permanent refusal.
    public static final Duration PERMANENT = Duration.ofMinutes(30);

    private final TimeSource time;
    private final Map<String, Noted> bySymbol = new ConcurrentHashMap<>();
    private final EntryRefusals entries;
    private volatile Consumer<Refusal> listener = _ -> {};

    public Refusals(TimeSource time) {
        this.time = time;
        this.entries = new EntryRefusals(time);
    }

    /// A refusal, and when it came by the monotonic clock.
    private record Noted(Refusal refusal, Tick at) {}

    /// Tells `first` of each holding that is set aside, once a day.
    public void listen(Consumer<Refusal> first) {
        this.listener = first;
    }

    /// Takes note of a refusal that came just now.
    public Refusal note(String symbol, RejectReason reason, String message) {
        Instant now = time.instant();
        Refusal refusal = new Refusal(symbol, reason, message, now);
        boolean known = isSetAside(symbol);
        bySymbol.put(symbol, new Noted(refusal, time.tick()));
        if (refusal.isPermanent() && !known) {
            listener.accept(refusal);
        }
        return refusal;
    }

    /// The permanent refusal for which nothing is sent for `symbol` now; empty when an order may be tried.
    public Optional<Refusal> standing(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol))
                .filter(noted -> time.tick().isBefore(noted.at().plus(PERMANENT)))
                .map(Noted::refusal)
                .filter(this::setsAside);
    }

    /// Whether `symbol` is set aside for the day.
    public boolean isSetAside(String symbol) {
        Noted last = bySymbol.get(symbol);
        return last != null && setsAside(last.refusal());
    }

    /// What is set aside now.
    public List<Refusal> setAside() {
        return bySymbol.values().stream()
                .map(Noted::refusal)
                .filter(this::setsAside)
                .sorted(Comparator.comparing(Refusal::symbol))
                .toList();
    }

    /// Entries that are refused for good.
    public EntryRefusals entries() {
        return entries;
    }

    /// All for which an entry would be refused as well: entries that were, and holdings that are set aside.
    public List<Refusal> closedToEntries() {
        return Stream.concat(entries.standing().stream(), setAside().stream()).toList();
    }

    /// The holding was sold, or is gone.
    public void forget(String symbol) {
        bySymbol.remove(symbol);
    }

    private boolean setsAside(Refusal refusal) {
        return refusal.isPermanent() && MarketZone.dateOf(refusal.at()).equals(MarketZone.dateOf(time.instant()));
    }
}
