package activetrader.broker.alpaca.wire;

import activetrader.broker.CorporateAction;
import activetrader.broker.CorporateAction.Kind;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of `GET /v1/corporate-actions`: a list for each type that was asked for and has any.
public record CorporateActionsJson(
        @JsonProperty("corporate_actions") @Nullable Lists lists,
        @JsonProperty("next_page_token") @Nullable String nextPageToken) {
    /// The types that change whose shares an account holds, or how many, as the request names them.
    public static final String TYPES = "forward_split,reverse_split,unit_split,spin_off,cash_merger,stock_merger,"
            + "stock_and_cash_merger,name_change,worthless_removal";

    /// The actions that can be read.
    public List<CorporateAction> read(Items items) {
        List<CorporateAction> all = new ArrayList<>();
        if (lists != null) {
            add(all, items, lists.forwardSplits, item -> item.ofHolding(Kind.SPLIT));
            add(all, items, lists.reverseSplits, item -> item.ofHolding(Kind.REVERSE_SPLIT));
            add(all, items, lists.unitSplits, item -> item.renamed(Kind.SYMBOL_CHANGE));
            add(all, items, lists.nameChanges, item -> item.renamed(Kind.SYMBOL_CHANGE));
            add(all, items, lists.spinOffs, Item::spunOff);
            add(all, items, lists.stockMergers, item -> item.merged(Kind.STOCK_MERGER));
            add(all, items, lists.stockAndCashMergers, item -> item.merged(Kind.CASH_MERGER));
            add(all, items, lists.cashMergers, item -> item.merged(Kind.CASH_MERGER));
            add(all, items, lists.worthlessRemovals, item -> item.ofHolding(Kind.REMOVAL));
        }
        return all;
    }

    private static void add(
            List<CorporateAction> all,
            Items items,
            @Nullable List<@Nullable Item> list,
            Function<Item, @Nullable CorporateAction> read) {
        if (list != null) {
            all.addAll(items.read("corporate action", list, read));
        }
    }

    /// The lists of the types that are read.
    public record Lists(
            @JsonProperty("forward_splits") @Nullable List<@Nullable Item> forwardSplits,
            @JsonProperty("reverse_splits") @Nullable List<@Nullable Item> reverseSplits,
            @JsonProperty("unit_splits") @Nullable List<@Nullable Item> unitSplits,
            @JsonProperty("name_changes") @Nullable List<@Nullable Item> nameChanges,
            @JsonProperty("spin_offs") @Nullable List<@Nullable Item> spinOffs,
            @JsonProperty("stock_mergers") @Nullable List<@Nullable Item> stockMergers,

            @JsonProperty("stock_and_cash_mergers") @Nullable
            List<@Nullable Item> stockAndCashMergers,

            @JsonProperty("cash_mergers") @Nullable List<@Nullable Item> cashMergers,
            @JsonProperty("worthless_removals") @Nullable List<@Nullable Item> worthlessRemovals) {}

    /// An action of any type; each type has some of the fields.
    public record Item(
            @Nullable String id,
            @Nullable String symbol,
            @JsonProperty("old_symbol") @Nullable String oldSymbol,
            @JsonProperty("new_symbol") @Nullable String newSymbol,
            @JsonProperty("source_symbol") @Nullable String sourceSymbol,
            @JsonProperty("acquiree_symbol") @Nullable String acquireeSymbol,
            @JsonProperty("acquirer_symbol") @Nullable String acquirerSymbol,
            @JsonProperty("new_rate") @Nullable BigDecimal newRate,
            @JsonProperty("old_rate") @Nullable BigDecimal oldRate,
            @JsonProperty("source_rate") @Nullable BigDecimal sourceRate,
            @JsonProperty("acquirer_rate") @Nullable BigDecimal acquirerRate,
            @JsonProperty("acquiree_rate") @Nullable BigDecimal acquireeRate,
            @JsonProperty("process_date") @Nullable String processDate) {
        CorporateAction ofHolding(Kind kind) {
            return action(kind, symbol, null, newRate, oldRate);
        }

        CorporateAction renamed(Kind kind) {
            return action(kind, oldSymbol, Fields.required(newSymbol, "new_symbol"), newRate, oldRate);
        }

        CorporateAction spunOff() {
            return action(Kind.SPIN_OFF, sourceSymbol, Fields.required(newSymbol, "new_symbol"), newRate, sourceRate);
        }

        /// The buyer of a merger for cash may have no symbol.
        CorporateAction merged(Kind kind) {
            String buyer =
                    kind == Kind.STOCK_MERGER ? Fields.required(acquirerSymbol, "acquirer_symbol") : acquirerSymbol;
            return action(kind, acquireeSymbol, buyer, acquirerRate, acquireeRate);
        }

        private CorporateAction action(
                Kind kind,
                @Nullable String before,
                @Nullable String after,
                @Nullable BigDecimal shares,
                @Nullable BigDecimal forShares) {
            return new CorporateAction(
                    Fields.required(id, "id of a corporate action"),
                    kind,
                    Fields.symbol(before),
                    after == null || after.isBlank() ? null : Fields.symbol(after),
                    shares == null ? BigDecimal.ONE : shares,
                    forShares == null ? BigDecimal.ONE : forShares,
                    date());
        }

        private LocalDate date() {
            String text = Fields.required(processDate, "process_date of corporate action " + id);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "process_date of corporate action " + id + " was \"" + text + "\"", e);
            }
        }
    }
}
