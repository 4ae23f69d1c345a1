package activetrader.execution;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.faults.Fault;
import activetrader.simulator.faults.Faults;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Faults of a simulated broker that a test orders one by one, or for a while.
public final class ScriptedFaults implements Faults {
    private final Deque<Once> onceBefore = new ArrayDeque<>();
    private final Deque<Once> onceAfter = new ArrayDeque<>();
    private volatile @Nullable Predicate<WebRequest> down;
    private volatile Duration delay = Duration.ZERO;
    private final List<WebRequest> requests = new ArrayList<>();
    private volatile @Nullable Rewriting rewriting;
    private volatile @Nullable Standing standing;
    private final List<String> refusedOrders = new ArrayList<>();
    private int calls;

    /// Calls that reached the simulator so far.
    public synchronized int calls() {
        return calls;
    }

    /// The next call that `which` names never arrives.
    public synchronized void loseBefore(Predicate<WebRequest> which) {
        onceBefore.add(new Once(which, new Fault.Drop()));
    }

    /// The next call that `which` names arrives, and its answer is lost.
    public synchronized void loseAnswer(Predicate<WebRequest> which) {
        onceAfter.add(new Once(which, new Fault.Drop()));
    }

    /// From now on the calls that `which` names are answered with a 500; null for none.
    public void down(@Nullable Predicate<WebRequest> which) {
        down = which;
    }

    /// From now on every call takes `duration` before it has its effect.
    public void delay(Duration duration) {
        delay = duration;
    }

    /// What a proxy makes of the body of an answer.
    public interface Rewriting {
        String apply(WebRequest request, String body);
    }

    /// From now on answers are changed on their way; null for none.
    public void rewrite(@Nullable Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /// An answer that stands in for the call; null for calls that go through.
    public interface Standing {
        @Nullable
        WebResponse apply(WebRequest request);
    }

    /// From now on calls are answered as `standing` says and never happen; null for none.
    public void answer(@Nullable Standing standing) {
        this.standing = standing;
    }

    /// The requests so far that `which` names.
    public synchronized List<WebRequest> requests(Predicate<WebRequest> which) {
        return requests.stream().filter(which).toList();
    }

    public static Predicate<WebRequest> gets(String path) {
        return request -> request.method().equals("GET") && request.path().equals(path);
    }

    public static Predicate<WebRequest> posts(String path) {
        return request -> request.method().equals("POST") && request.path().equals(path);
    }

    @Override
    public Fault before(WebRequest request) {
        synchronized (this) {
            calls++;
            requests.add(request);
            Standing stands = standing;
            WebResponse instead = stands == null ? null : stands.apply(request);
            if (instead != null) {
                return new Fault.Answer(instead);
            }
            Predicate<WebRequest> refusing = down;
            if (refusing != null && refusing.test(request)) {
                return new Fault.Answer(WebResponse.text(500, "text/html", "<html>Internal Server Error</html>"));
            }
            Fault ordered = take(onceBefore, request);
            if (ordered != null) {
                return ordered;
            }
        }
        return delay.isZero() ? new Fault.None() : new Fault.Delay(delay);
    }

    /// The answers so far that refuse an order.
    public synchronized List<String> refusedOrders() {
        return List.copyOf(refusedOrders);
    }

    @Override
    public synchronized Fault after(WebRequest request, WebResponse response) {
        if (response.status() >= 400 && posts("/v2/orders").test(request)) {
            refusedOrders.add(response.status() + " " + response.body());
        }
        Fault ordered = take(onceAfter, request);
        if (ordered != null) {
            return ordered;
        }
        Rewriting proxy = rewriting;
        String body = proxy == null ? response.body() : proxy.apply(request, response.body());
        return body.equals(response.body())
                ? new Fault.None()
                : new Fault.Answer(
                        new WebResponse(response.status(), response.contentType(), response.headers(), body));
    }

    private static @Nullable Fault take(Deque<Once> faults, WebRequest request) {
        for (Once once : faults) {
            if (once.which().test(request)) {
                faults.remove(once);
                return once.fault();
            }
        }
        return null;
    }

    private record Once(Predicate<WebRequest> which, Fault fault) {}
}
