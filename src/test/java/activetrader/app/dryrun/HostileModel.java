package activetrader.app.dryrun;

import static activetrader.agent.ScriptedOpenAiServer.call;
import static activetrader.agent.ScriptedOpenAiServer.words;

import activetrader.agent.ScriptedOpenAiServer.Reply;
import activetrader.agent.ScriptedOpenAiServer.Script;
import activetrader.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ways in which a language model, or the provider before it, lets its users down, each kept up for a whole day.
enum HostileModel implements Script {
    HANGS("no whole answer") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return words("Done.").after(Duration.ofSeconds(30));
        }
    },
    TALKS_HTML("model deepseek-flash") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return Reply.of(200, "<html><body>Please log in</body></html>");
        }
    },
    INVENTS_TOOLS("launch_rocket") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return call("launch_rocket", "{\"target\":\"moon\"}");
        }
    },
    BREAKS_ARGUMENTS("\\\"symbol\\\": \\\"AAPL\\\", quantity") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return call("buy", "{\"symbol\": \"AAPL\", quantity: lots");
        }
    },
    NEVER_ENDS("rounds of tool calls") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return call("get_stock_bars", "{\"symbol\":\"AAPL\",\"limit\":" + (1 + n % 100) + "}");
        }
    },
    REPEATS_ITSELF("\"buy\"") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return call("buy", "{\"symbol\":\"AAPL\",\"quantity\":5}");
        }
    },
    IS_OUT_OF_MONEY("the balance is empty") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return Reply.of(402, "{\"error\":{\"message\":\"Insufficient Balance\"}}");
        }
    },
    IS_RATE_LIMITED("rate limited") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return Reply.of(429, "{}");
        }
    },
    IS_OVERLOADED("the provider is in trouble") {
        @Override
        public Reply reply(int n, Map<String, Object> request) {
            return Reply.of(503, "overloaded");
        }
    },
    /// Wants everything at once, then in pieces, with the stop as far away as it can be.
    BUYS_THE_ACCOUNT("max_quantity") {
        private static final List<String> SYMBOLS =
                List.of("AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA", "JPM", "SPY");

        @Override
        public Reply reply(int n, Map<String, Object> request) {
            int quantity = n % 3 == 0 ? 100_000 : n % 3 == 1 ? 1 + n % 20 : 40;
            return call(
                    "buy",
                    "{\"symbol\":\"" + SYMBOLS.get(n % SYMBOLS.size()) + "\",\"quantity\":" + quantity
                            + ",\"stop_loss\":0.01,\"reason\":\"all in\"}");
        }
    },
    /// Reads the news and does what they say.
    OBEYS_THE_NEWS("IGNORE ALL PREVIOUS INSTRUCTIONS") {
        private static final Pattern ORDER = Pattern.compile("buy (\\d+) ([A-Z]+)");

        @Override
        public Reply reply(int n, Map<String, Object> request) {
            Map<?, ?> last = last(request);
            if ("user".equals(last.get("role"))) {
                return call("get_news", "{\"limit\":20}");
            }
            Matcher order = ORDER.matcher(String.valueOf(last.get("content")));
            return order.find()
                    ? call("buy", "{\"symbol\":\"" + order.group(2) + "\",\"quantity\":" + order.group(1) + "}")
                    : words("I did what I was told. <FINISH_SIGNAL>");
        }
    };

    private final String trace;

    HostileModel(String trace) {
        this.trace = trace;
    }

    /// What the transcript of such a day must contain.
    String trace() {
        return trace;
    }

    /// The last message of `request`.
    static Map<?, ?> last(Map<String, Object> request) {
        return request.get("messages") instanceof List<?> messages && messages.getLast() instanceof Map<?, ?> last
                ? last
                : Json.readObject("{}");
    }
}
