package activetrader.simulator.data;

import activetrader.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of timed items of several symbols: symbol by symbol, each in order of time, at most a limit over all.
///
/// @param items only symbols that have some
/// @param nextToken where the next page begins; null on the last page
record Page<T>(Map<Symbol, List<T>> items, @Nullable String nextToken) {
    /// What is asked for.
    ///
    /// @param letter stands in the token for the kind of item
    /// @param token of the page before, as the client sent it
    record Request(SortedSet<Symbol> symbols, int limit, boolean descending, String letter, Optional<String> token) {}

    /// The last item of the page before.
    private record Mark(Symbol symbol, long nanos) {
        private static final long NANOS_PER_SECOND = 1_000_000_000L;

        static Mark read(String token) {
            try {
                String[] parts = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split("\\|");
                return new Mark(Symbol.of(parts[0]), Long.parseLong(parts[2]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
                throw new BadRequest("invalid page_token: " + token);
            }
        }

        String write(String letter) {
            byte[] plain = (symbol + "|" + letter + "|" + nanos).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(plain);
        }

        static long nanos(Instant at) {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
        }
    }

    /// Cuts one page out of all items.
    ///
    /// @param source the items of a symbol by ascending time
    static <T> Page<T> of(Request request, Function<Symbol, List<T>> source, Function<T, Instant> time) {
        Optional<Mark> after = request.token().map(Mark::read);
        Map<Symbol, List<T>> page = new LinkedHashMap<>();
        int left = request.limit();
        Mark last = null;
        for (Symbol symbol : request.symbols()) {
            List<T> items = remaining(request, symbol, after, source, time);
            if (items.isEmpty()) {
                continue;
            }
            if (left == 0) {
                return new Page<>(page, last == null ? null : last.write(request.letter()));
            }
            List<T> taken = items.subList(0, Math.min(left, items.size()));
            page.put(symbol, List.copyOf(taken));
            left -= taken.size();
            last = new Mark(symbol, Mark.nanos(time.apply(taken.getLast())));
            if (taken.size() < items.size()) {
                return new Page<>(page, last.write(request.letter()));
            }
        }
        return new Page<>(page, null);
    }

    private static <T> List<T> remaining(
            Request request,
            Symbol symbol,
            Optional<Mark> after,
            Function<Symbol, List<T>> source,
            Function<T, Instant> time) {
        if (after.isPresent() && symbol.compareTo(after.get().symbol()) < 0) {
            return List.of();
        }
        List<T> items = request.descending() ? source.apply(symbol).reversed() : source.apply(symbol);
        if (after.isEmpty() || !symbol.equals(after.get().symbol())) {
            return items;
        }
        List<T> rest = new ArrayList<>();
        for (T item : items) {
            int order = Long.compare(Mark.nanos(time.apply(item)), after.get().nanos());
            if (request.descending() ? order < 0 : order > 0) {
                rest.add(item);
            }
        }
        return rest;
    }
}
