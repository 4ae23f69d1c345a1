package activetrader.simulator.trading;

import activetrader.market.Money;
import activetrader.market.Symbol;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.event.AccountEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened without a fill, as Alpaca lists it among the activities. A split and a rename take the old shares and
/// bring the new ones, two items of one group; a bust and a correction show in the fills alone.
final class EventJson {
    private EventJson() {}

    static List<Activities.Item> items(AccountEvent event) {
        return switch (event) {
            case AccountEvent.CashMove move ->
                List.of(item(event, "", move.type(), "", move.symbol(), null, move.amount()));
            case AccountEvent.ShareMove move ->
                List.of(item(event, "", move.type(), "", move.symbol(), move.shares(), move.cash()));
            case AccountEvent.Split split -> split.before().signum() == 0 ? List.of() : split(split);
            case AccountEvent.Rename rename -> rename.shares().signum() == 0 ? List.of() : rename(rename);
            case AccountEvent.CryptoSold sold -> List.of(CryptoJson.fill(sold));
            case AccountEvent.CryptoHeld _,
                    AccountEvent.CryptoStopCanceled _,
                    AccountEvent.Bust _,
                    AccountEvent.Correction _ -> List.of();
        };
    }

    private static List<Activities.Item> split(AccountEvent.Split split) {
        String kind = split.newRate().compareTo(split.oldRate()) > 0 ? "FSPLIT" : "RSPLIT";
        Symbol symbol = split.symbol();
        return List.of(
                item(split, "0", "SPLIT", kind, symbol, split.before().negate(), Money.ZERO),
                item(split, "1", "SPLIT", kind, symbol, split.after(), split.cash()));
    }

    private static List<Activities.Item> rename(AccountEvent.Rename rename) {
        BigDecimal shares = rename.shares();
        return List.of(
                item(rename, "0", "NC", "SNC", rename.from(), shares.negate(), Money.ZERO),
                item(rename, "1", "NC", "SNC", rename.to(), shares, Money.ZERO));
    }

    /// @param part tells the items of one event apart; empty when there is one
    private static Activities.Item item(
            AccountEvent event,
            String part,
            String type,
            String subType,
            @Nullable Symbol symbol,
            @Nullable BigDecimal shares,
            Money cash) {
        Instant at = event.at();
        String id = FillJson.id(at, part.isEmpty() ? event.id() : event.id().substring(0, 35) + part);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("activity_type", type);
        if (!subType.isEmpty()) {
            json.put("activity_sub_type", subType);
        }
        json.put("id", id);
        json.put("date", MarketZone.dateOf(at).toString());
        json.put("created_at", at.toString());
        json.put("currency", "USD");
        json.put("net_amount", cash.toString());
        json.put("status", "executed");
        Optional.ofNullable(symbol).ifPresent(some -> json.put("symbol", some.value()));
        Optional.ofNullable(shares).ifPresent(some -> json.put("qty", Texts.plain(some)));
        if (!part.isEmpty()) {
            json.put("group_id", event.id());
        }
        return new Activities.Item(id, type, at, "", json);
    }
}
