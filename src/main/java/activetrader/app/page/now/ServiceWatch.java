package activetrader.app.page.now;

import activetrader.app.health.HealthProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Whether the three services answer. They are asked in the background, at most every three seconds, and only while
/// a page is open.
public final class ServiceWatch {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Map<String, Integer> ports;
    private final BiPredicate<String, Integer> probe;
    private final InstantSource clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile List<State> states = List.of();
    private volatile @Nullable Instant asked;

    /// @param up null until it was asked
    public record State(String name, int port, @Nullable Boolean up) {}

    /// @param ports by the names of the services
    /// @param clock real time, whatever time the market has
    public static ServiceWatch of(Map<String, Integer> ports, InstantSource clock) {
        return new ServiceWatch(ports, ServiceWatch::answers, clock);
    }

    ServiceWatch(Map<String, Integer> ports, BiPredicate<String, Integer> probe, InstantSource clock) {
        this.ports = new LinkedHashMap<>(ports);
        this.probe = probe;
        this.clock = clock;
    }

    private static boolean answers(String name, int port) {
        return HealthProbe.ask(port)
                .filter(answer -> name.equals(answer.get("service")))
                .isPresent();
    }

    /// What is known, at once; asks again in the background when that is older than three seconds.
    public List<State> states() {
        Instant last = asked;
        Instant now = clock.instant();
        if ((last == null || Duration.between(last, now).compareTo(FRESH) >= 0) && asking.compareAndSet(false, true)) {
            asked = now;
            Thread.ofVirtual().name("service-watch").start(this::ask);
        }
        List<State> known = states;
        return known.isEmpty() ? unknown() : known;
    }

    private List<State> unknown() {
        return ports.entrySet().stream()
                .map(port -> new State(port.getKey(), port.getValue(), null))
                .toList();
    }

    void ask() {
        try {
            List<State> found = new ArrayList<>();
            ports.forEach((name, port) -> found.add(new State(name, port, probe.test(name, port))));
            states = List.copyOf(found);
        } finally {
            asking.set(false);
        }
    }
}
