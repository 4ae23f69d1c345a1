package activetrader.execution.blocks;

import activetrader.broker.RejectReason;
import activetrader.market.Position;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the broker refuses to close or protect. A holding that is refused for good is set aside for the day: it is
/// tried again every half an hour, asks for attention once, and is not enlarged. Safe for several threads.
/// See decision 60.
public final class Refusals {
    /// How long nothing is sent again after a permanent refusal.
    public static final Duration PERMANENT = Duration.ofMinutes(30);
    /// How long the others wait when one sends an order again to see whether it is still refused.
    private static final Duration TRYING = Duration.ofMinutes(1);

    private final TimeSource time;
    private final Map<String, Noted> bySymbol = new ConcurrentHashMap<>();
    private final EntryRefusals entries;
    private volatile Consumer<Refusal> listener = _ -> {};

    public Refusals(TimeSource time) {
        this.time = time;
        this.entries = new EntryRefusals(time);
    }

    /// A refusal, and until when nothing is sent again by the monotonic clock.
    private record Noted(Refusal refusal, Tick until) {}

    /// Tells `first` of each holding that is set aside, once a day.
    public void listen(Consumer<Refusal> first) {
        this.listener = first;
    }

    /// Takes note of a refusal that came just now.
    public Refusal note(String symbol, RejectReason reason, String message) {
        Instant now = time.instant();
        Refusal refusal = new Refusal(symbol, reason, message, now);
        boolean known = isSetAside(symbol);
        bySymbol.put(symbol, new Noted(refusal, time.tick().plus(PERMANENT)));
        if (refusal.isPermanent() && !known) {
            listener.accept(refusal);
        }
        return refusal;
    }

    /// Takes note of a refusal that came before this process started, `age` ago. It raises no second alert.
    public void recall(String symbol, RejectReason reason, String message, Duration age) {
        Refusal refusal = new Refusal(symbol, reason, message, time.instant().minus(age));
        bySymbol.put(symbol, new Noted(refusal, time.tick().plus(PERMANENT).minus(age)));
    }

    /// As [#standing(String)]; where it is empty, the caller sends an order now. Of a holding that is set aside it
    /// is the only one to do so for a minute.
    public Optional<Refusal> holdBack(String symbol) {
        AtomicReference<@Nullable Refusal> holds = new AtomicReference<>();
        Tick now = time.tick();
        bySymbol.computeIfPresent(symbol, (_, noted) -> {
            if (!setsAside(noted.refusal())) {
                return noted;
            }
            if (now.isBefore(noted.until())) {
                holds.set(noted.refusal());
                return noted;
            }
            return new Noted(noted.refusal(), now.plus(TRYING));
        });
        return Optional.ofNullable(holds.get());
    }

    /// The permanent refusal for which nothing is sent for `symbol` now; empty when an order may be tried.
    public Optional<Refusal> standing(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol))
                .filter(noted -> time.tick().isBefore(noted.until()))
                .map(Noted::refusal)
                .filter(this::setsAside);
    }

    /// Whether `symbol` is set aside for the day.
    public boolean isSetAside(String symbol) {
        Noted last = bySymbol.get(symbol);
        return last != null && setsAside(last.refusal());
    }

    /// `positions` without those that the broker refuses to close for good.
    public List<Position> sellable(List<Position> positions) {
        return positions.stream()
                .filter(position -> !isSetAside(position.symbol().value()))
                .toList();
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

    /// The broker has accepted an order in `symbol` again.
    public void forget(String symbol) {
        bySymbol.remove(symbol);
    }

    private boolean setsAside(Refusal refusal) {
        return refusal.isPermanent() && MarketZone.dateOf(refusal.at()).equals(MarketZone.dateOf(time.instant()));
    }
}
