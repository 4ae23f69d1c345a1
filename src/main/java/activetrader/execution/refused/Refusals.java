package activetrader.execution.refused;

import activetrader.broker.RejectReason;
import activetrader.market.calendar.MarketZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What the broker refuses to close or protect. A holding that is refused for good is set aside for the day: it is
/// tried again every half an hour, and asks for attention once. Safe for several threads.
public final class Refusals {
    /// How long a holding that cannot be sold is left in peace.
    public static final Duration PERMANENT = Duration.ofMinutes(30);

    private final Map<String, Refusal> bySymbol = new ConcurrentHashMap<>();
    private volatile Consumer<Refusal> listener = _ -> {};

    /// Tells `first` of each holding that is set aside, once a day.
    public void listen(Consumer<Refusal> first) {
        this.listener = first;
    }

    /// Takes note of a refusal at `now`.
    public Refusal note(String symbol, RejectReason reason, String message, Instant now) {
        Refusal refusal = new Refusal(symbol, reason, message, now);
        Refusal before = bySymbol.put(symbol, refusal);
        boolean known = before != null && before.isPermanent() && isSameDay(before, now);
        if (refusal.isPermanent() && !known) {
            listener.accept(refusal);
        }
        return refusal;
    }

    /// The permanent refusal for which nothing is sent for `symbol` now; empty when an order may be tried.
    public Optional<Refusal> standing(String symbol, Instant now) {
        return Optional.ofNullable(bySymbol.get(symbol))
                .filter(Refusal::isPermanent)
                .filter(refusal -> isSameDay(refusal, now) && isYoung(refusal, now));
    }

    /// Whether the clock was set back, or the half hour has not passed.
    private static boolean isYoung(Refusal refusal, Instant now) {
        Duration age = Duration.between(refusal.at(), now);
        return !age.isNegative() && age.compareTo(PERMANENT) < 0;
    }

    /// Whether `symbol` is set aside for the day.
    public boolean isSetAside(String symbol, Instant now) {
        Refusal last = bySymbol.get(symbol);
        return last != null && last.isPermanent() && isSameDay(last, now);
    }

    /// What is set aside at `now`.
    public List<Refusal> setAside(Instant now) {
        return bySymbol.values().stream()
                .filter(refusal -> refusal.isPermanent() && isSameDay(refusal, now))
                .sorted(java.util.Comparator.comparing(Refusal::symbol))
                .toList();
    }

    /// The holding was sold, or is gone.
    public void forget(String symbol) {
        bySymbol.remove(symbol);
    }

    private static boolean isSameDay(Refusal refusal, Instant now) {
        return MarketZone.dateOf(refusal.at()).equals(MarketZone.dateOf(now));
    }
}
