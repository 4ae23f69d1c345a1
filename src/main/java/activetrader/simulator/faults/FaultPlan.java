package activetrader.simulator.faults;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/// Faults by rule: of the rules that cover a call, the first whose chance comes up decides. The same seed and the same
/// calls give the same faults.
/// See decision 45.
public final class FaultPlan implements Faults {
    private final TimeSource time;
    private final Random random;
    private final List<FaultRule> rules;
    private final int[] used;

    public FaultPlan(TimeSource time, long seed, List<FaultRule> rules) {
        this.time = time;
        this.random = new Random(seed);
        this.rules = List.copyOf(rules);
        this.used = new int[rules.size()];
    }

    @Override
    public Fault before(WebRequest request) {
        Instant now = time.instant();
        return first(rule -> rule.covers(now, request), Mishap::before).orElseGet(Fault.None::new);
    }

    @Override
    public Fault after(WebRequest request, WebResponse response) {
        Instant now = time.instant();
        return first(rule -> rule.covers(now, request), mishap -> mishap.after(request, response, now))
                .orElseGet(Fault.None::new);
    }

    @Override
    public StreamFate onStream(String path, String message) {
        Instant now = time.instant();
        return first(rule -> rule.covers(now, path), Mishap::onStream).orElseGet(StreamFate.Deliver::new);
    }

    private synchronized <T> Optional<T> first(Predicate<FaultRule> covers, Function<Mishap, Optional<T>> effect) {
        for (int i = 0; i < used.length; i++) {
            FaultRule rule = rules.get(i);
            Optional<T> found = covers.test(rule) ? effect.apply(rule.mishap()) : Optional.empty();
            if (found.isPresent() && used[i] < rule.most() && random.nextInt(100) < rule.percent()) {
                used[i]++;
                return found;
            }
        }
        return Optional.empty();
    }
}
