package activetrader.simulator.data;

import activetrader.http.WebRequest;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.time.Instants;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The parameters of a request to the data API.
record Query(WebRequest request) {
    private static final Set<String> FEEDS = Set.of("iex", "sip", "delayed_sip", "otc", "boats", "overnight");
    private static final Set<String> ADJUSTMENTS = Set.of("raw", "split", "dividend", "spin-off", "all");

    /// The symbols asked for, in order; those that cannot be a symbol are refused.
    SortedSet<Symbol> symbols() {
        String list = request.query("symbols")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadRequest("symbols is required"));
        return symbolsOf(list);
    }

    /// Whether bars from before a split are to be given in today's shares.
    boolean adjustsSplits() {
        return request.query("adjustment").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .anyMatch(word -> word.equals("split") || word.equals("all"));
    }

    /// As [#symbols()], but none means all.
    SortedSet<Symbol> optionalSymbols() {
        return symbolsOf(request.query("symbols").orElse(""));
    }

    private static SortedSet<Symbol> symbolsOf(String list) {
        NavigableSet<Symbol> symbols = new TreeSet<>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Query::symbol)
                .forEach(symbols::add);
        return symbols;
    }

    static Symbol symbol(String text) {
        try {
            return Symbol.of(text);
        } catch (IllegalArgumentException _) {
            throw new BadRequest("invalid symbol: " + text);
        }
    }

    static SortedSet<Symbol> only(Symbol symbol) {
        return new TreeSet<>(Set.of(symbol));
    }

    /// A parameter as it is; empty when it is not there.
    String text(String name) {
        return request.query(name).orElse("");
    }

    Optional<String> pageToken() {
        return request.query("page_token").filter(token -> !token.isBlank());
    }

    /// Refuses feeds and adjustments that do not exist.
    void checkFeed() {
        request.query("feed").filter(feed -> !FEEDS.contains(feed)).ifPresent(feed -> {
            throw new BadRequest("invalid feed: " + feed);
        });
        request.query("adjustment").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .filter(adjustment -> !ADJUSTMENTS.contains(adjustment))
                .forEach(adjustment -> {
                    throw new BadRequest("invalid adjustment: " + adjustment);
                });
    }

    Span timeframe() {
        return Span.of(request.query("timeframe").orElseThrow(() -> new BadRequest("timeframe is required")));
    }

    int limit(int usual, int most) {
        String text = request.query("limit").filter(value -> !value.isBlank()).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        int limit;
        try {
            limit = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new BadRequest("invalid limit: " + text);
        }
        if (limit < 1) {
            throw new BadRequest("invalid limit: must be at least 1");
        }
        if (limit > most) {
            throw new BadRequest("invalid limit: larger than the allowed maximum of " + most);
        }
        return limit;
    }

    /// A number by another name, within 1 and `most`.
    int number(String name, int usual, int most) {
        return request.query(name)
                .map(text -> {
                    try {
                        return Math.clamp(Integer.parseInt(text), 1, most);
                    } catch (NumberFormatException _) {
                        throw new BadRequest("invalid " + name + ": " + text);
                    }
                })
                .orElse(usual);
    }

    /// Whether the latest come first.
    boolean isDescending(String usual) {
        String sort = request.query("sort").orElse(usual);
        return switch (sort) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new BadRequest("invalid sort: " + sort);
        };
    }

    /// The first instant asked for; a date is its midnight in New York.
    Optional<Instant> start() {
        return request.query("start").filter(text -> !text.isBlank()).map(text -> instant("start", text, false));
    }

    /// The last instant asked for; a date is included to its end in New York.
    Optional<Instant> end() {
        return request.query("end").filter(text -> !text.isBlank()).map(text -> instant("end", text, true));
    }

    private static Instant instant(String name, String text, boolean endOfDay) {
        try {
            if (text.length() > 10) {
                return Instants.parse(text.replace(' ', '+'));
            }
            LocalDate date = LocalDate.parse(text);
            Instant next = MarketZone.startOfDay(date.plusDays(1));
            return endOfDay ? next.minusNanos(1) : MarketZone.startOfDay(date);
        } catch (DateTimeException _) {
            throw new BadRequest("invalid " + name + ": " + text);
        }
    }
}
