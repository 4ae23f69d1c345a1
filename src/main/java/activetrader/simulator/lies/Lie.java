package activetrader.simulator.lies;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// One way in which an answer is false though it came in time. The call has had its effect.
public sealed interface Lie {
    /// The false answer; empty where the true one holds nothing that this lie changes.
    ///
    /// @param now market time
    Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now);

    /// Prices of the market-data API times `factor`: consistent with each other and fresh.
    ///
    /// @param everything whether trades and bars are scaled as quotes are
    record ScaledPrices(BigDecimal factor, boolean everything) implements Lie {
        public ScaledPrices {
            if (factor.signum() <= 0) {
                throw new IllegalArgumentException("a factor must be positive, was " + factor.toPlainString());
            }
        }

        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return Prices.scaled(request, truth, factor, everything);
        }
    }

    /// Quotes without an ask: a price and a size of 0, as Alpaca shows an empty side.
    record OneSidedQuotes() implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return Prices.oneSided(request, truth);
        }
    }

    /// A list of positions, orders or activities that cannot be read as it should.
    record OddList(Oddity oddity) implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return oddity.spoil(truth);
        }
    }

    /// The broker's list of trading days is wrong.
    record FalseCalendar(CalendarFault fault) implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return request.path().equals("/v2/calendar") ? fault.spoil(truth, now) : Optional.empty();
        }
    }

    /// The broker's clock is wrong.
    record FalseClock(ClockFault fault) implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return request.path().equals("/v2/clock") && truth.status() == 200 ? fault.spoil(truth) : Optional.empty();
        }
    }

    /// Every field `name` holds `text`.
    record FalseField(String name, String text) implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return truth.body().contains("\"" + name + "\"")
                    ? JsonAnswer.withObjects(truth, object -> object.computeIfPresent(name, (_, _) -> text))
                    : Optional.empty();
        }
    }

    /// Status 200 and bytes that mean nothing.
    record Garbage() implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return Optional.of(WebResponse.json(200, "\u0000\u0007PNG\uFFFD {\"\u202E]: NaN, \uD83D\uDCA5"));
        }
    }

    /// Status 200 and a body of 17 MiB, more than any client should take.
    record Endless() implements Lie {
        private static final String BODY = "[" + " ".repeat(17 << 20);

        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return Optional.of(WebResponse.json(200, BODY));
        }
    }

    /// Status 500 and an error text that repeats every header of the request, keys included.
    record EchoedHeaders() implements Lie {
        @Override
        public Optional<WebResponse> tell(WebRequest request, WebResponse truth, Instant now) {
            return Optional.of(
                    WebResponse.text(500, "text/plain", "upstream failed for request with " + request.headers()));
        }
    }
}
