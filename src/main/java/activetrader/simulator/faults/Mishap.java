package activetrader.simulator.faults;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.simulator.lies.Lie;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One way in which a call or a stream goes wrong. Each kind acts before a call, after it, or on a stream, and leaves
/// the rest alone.
public sealed interface Mishap {
    default Optional<Fault> before() {
        return Optional.empty();
    }

    /// @param now market time
    default Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
        return Optional.empty();
    }

    default Optional<StreamFate> onStream() {
        return Optional.empty();
    }

    /// 429; the answer asks the client to come back `retryAfter` later.
    record TooMany(Duration retryAfter) implements Mishap {
        @Override
        public Optional<Fault> before() {
            WebResponse refusal = WebResponse.json(429, "{\"code\":42910000,\"message\":\"rate limit exceeded\"}");
            return Optional.of(new Fault.Answer(refusal.with("Retry-After", Long.toString(retryAfter.toSeconds()))));
        }
    }

    /// Nothing happens, and the answer is `status` with an error in JSON.
    record Failure(int status) implements Mishap {
        @Override
        public Optional<Fault> before() {
            return Optional.of(new Fault.Answer(WebResponse.json(
                    status, "{\"code\":" + status + "00000,\"message\":\"an error that was ordered\"}")));
        }
    }

    /// The call stands still for `duration` before it has its effect.
    record Slow(Duration duration) implements Mishap {
        @Override
        public Optional<Fault> before() {
            return Optional.of(new Fault.Delay(duration));
        }
    }

    /// The connection is closed before the call has any effect.
    record LostRequest() implements Mishap {
        @Override
        public Optional<Fault> before() {
            return Optional.of(new Fault.Drop());
        }
    }

    /// The call has its effect, and the connection is closed without an answer.
    record LostAnswer() implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            return Optional.of(new Fault.Drop());
        }
    }

    /// The call has its effect, and the answer is a page of HTML.
    record HtmlPage() implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            String page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
            return Optional.of(new Fault.Answer(WebResponse.text(502, "text/html", page)));
        }
    }

    /// The call has its effect, and the answer ends in the middle.
    record TornAnswer() implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            String half = response.body().substring(0, response.body().length() / 2);
            return Optional.of(new Fault.Answer(WebResponse.json(response.status(), half)));
        }
    }

    /// The call has its effect at once, and its answer comes `duration` later.
    record SlowAnswer(Duration duration) implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            return Optional.of(new Fault.Delay(duration));
        }
    }

    /// The call has its effect, and the answer is false.
    record Lying(Lie lie) implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            return lie.tell(request, response, now).map(Fault.Answer::new);
        }
    }

    /// Every quote is `age` older than it should be.
    record StaleQuotes(Duration age) implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            return SpoiledQuotes.stale(response, age).map(Fault.Answer::new);
        }
    }

    /// Every quote has its bid and its ask exchanged.
    record CrossedQuotes() implements Mishap {
        @Override
        public Optional<Fault> after(WebRequest request, WebResponse response, Instant now) {
            return SpoiledQuotes.crossed(response).map(Fault.Answer::new);
        }
    }

    /// Nothing arrives on a stream, and its connection lives on.
    record MuteStream() implements Mishap {
        @Override
        public Optional<StreamFate> onStream() {
            return Optional.of(new StreamFate.Lose());
        }
    }

    /// Every message of a stream arrives `by` later.
    record LateStream(Duration by) implements Mishap {
        @Override
        public Optional<StreamFate> onStream() {
            return Optional.of(new StreamFate.Delay(by));
        }
    }

    /// The connection of a stream is cut at its next message.
    record CutStream() implements Mishap {
        @Override
        public Optional<StreamFate> onStream() {
            return Optional.of(new StreamFate.Cut());
        }
    }
}
