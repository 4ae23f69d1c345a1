package activetrader.broker.alpaca.wire;

import activetrader.broker.ShareEvent;
import activetrader.broker.ShareEvent.Kind;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of `GET /v1/corporate-actions`, as far as it says by how much prices jump: splits and cash dividends.
public record ShareEventsJson(
        @JsonProperty("corporate_actions") @Nullable Lists lists,
        @JsonProperty("next_page_token") @Nullable String nextPageToken) {
    /// The types that are asked for.
    public static final String TYPES = "forward_split,reverse_split,cash_dividend";

    /// The events that can be read.
    public List<ShareEvent> read(Items items) {
        List<ShareEvent> all = new ArrayList<>();
        if (lists != null) {
            add(all, items, lists.forwardSplits, Item::split);
            add(all, items, lists.reverseSplits, Item::split);
            add(all, items, lists.cashDividends, Item::dividend);
        }
        return all;
    }

    private static void add(
            List<ShareEvent> all,
            Items items,
            @Nullable List<@Nullable Item> list,
            Function<Item, @Nullable ShareEvent> read) {
        if (list != null) {
            all.addAll(items.read("split or dividend", list, read));
        }
    }

    /// The lists of the types that are read.
    public record Lists(
            @JsonProperty("forward_splits") @Nullable List<@Nullable Item> forwardSplits,
            @JsonProperty("reverse_splits") @Nullable List<@Nullable Item> reverseSplits,
            @JsonProperty("cash_dividends") @Nullable List<@Nullable Item> cashDividends) {}

    /// An event of any type; each type has some of the fields.
    public record Item(
            @Nullable String symbol,
            @JsonProperty("new_rate") @Nullable BigDecimal newRate,
            @JsonProperty("old_rate") @Nullable BigDecimal oldRate,
            @Nullable BigDecimal rate,
            @JsonProperty("ex_date") @Nullable String exDate) {
        ShareEvent split() {
            return new ShareEvent(
                    Fields.symbol(symbol),
                    date(),
                    Kind.SPLIT,
                    Fields.required(newRate, "new_rate of a split of " + symbol),
                    Fields.required(oldRate, "old_rate of a split of " + symbol),
                    BigDecimal.ZERO);
        }

        ShareEvent dividend() {
            return new ShareEvent(
                    Fields.symbol(symbol),
                    date(),
                    Kind.CASH_DIVIDEND,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    Fields.required(rate, "rate of a dividend of " + symbol));
        }

        private LocalDate date() {
            String text = Fields.required(exDate, "ex_date of " + symbol);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("ex_date of " + symbol + " was \"" + text + "\"", e);
            }
        }
    }
}
