package activetrader.broker.alpaca.rest;

import activetrader.broker.RejectReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells why Alpaca refused. Its codes are coarse (40310000 means ten things), so the message decides; messages
/// change, so only their stable parts are looked at, and what is not recognised is [RejectReason#OTHER].
final class RejectReasons {
    private static final int NOT_FOUND = 404;
    private static final Pattern STATE = Pattern.compile("order is already in \"?(\\w+)\"? state");
    private static final List<String> FINAL_STATES = List.of("filled", "canceled", "expired", "rejected", "replaced");

    /// In the order in which they are tried: a sub-penny message also names the price.
    private static final List<Rule> RULES = List.of(
            new Rule("client_order_id must be unique", RejectReason.DUPLICATE_CLIENT_ORDER_ID),
            new Rule("position intent mismatch", RejectReason.POSITION_EFFECT),
            new Rule("wash trade", RejectReason.WASH_TRADE),
            new Rule("opposite side", RejectReason.WASH_TRADE),
            new Rule("cannot open a short sell while a long", RejectReason.WASH_TRADE),
            new Rule("cannot open a long buy while a short", RejectReason.WASH_TRADE),
            new Rule("insufficient qty", RejectReason.INSUFFICIENT_QUANTITY),
            new Rule("insufficient quantity", RejectReason.INSUFFICIENT_QUANTITY),
            new Rule("buying power", RejectReason.INSUFFICIENT_BUYING_POWER),
            new Rule("sub-penny", RejectReason.SUB_PENNY),
            new Rule("must be less than current", RejectReason.WRONG_SIDE_PRICE),
            new Rule("must be greater than current", RejectReason.WRONG_SIDE_PRICE),
            new Rule("stop_price must be <", RejectReason.WRONG_SIDE_PRICE),
            new Rule("stop_price must be >", RejectReason.WRONG_SIDE_PRICE),
            new Rule("take_profit.limit_price must be", RejectReason.WRONG_SIDE_PRICE),
            new Rule("sold short", RejectReason.NOT_SHORTABLE),
            new Rule("not allowed to short", RejectReason.NOT_SHORTABLE),
            new Rule("not fractionable", RejectReason.NOT_FRACTIONABLE),
            new Rule("fractional", RejectReason.NOT_FRACTIONABLE),
            new Rule("is not tradable", RejectReason.NOT_TRADABLE),
            new Rule("not tradable", RejectReason.NOT_TRADABLE),
            new Rule("delisted", RejectReason.NOT_TRADABLE),
            new Rule("could not find asset", RejectReason.NOT_TRADABLE),
            new Rule("account is closed", RejectReason.ACCOUNT_CLOSED),
            new Rule("account closed", RejectReason.ACCOUNT_CLOSED),
            new Rule("account is not active", RejectReason.ACCOUNT_BLOCKED),
            new Rule("account is inactive", RejectReason.ACCOUNT_BLOCKED),
            new Rule("is inactive", RejectReason.NOT_TRADABLE),
            new Rule("is not active", RejectReason.NOT_TRADABLE),
            new Rule("not authorized to trade", RejectReason.ACCOUNT_BLOCKED),
            new Rule("liquidation", RejectReason.ACCOUNT_BLOCKED),
            new Rule("trading is suspended", RejectReason.ACCOUNT_BLOCKED),
            new Rule("account is blocked", RejectReason.ACCOUNT_BLOCKED),
            new Rule("pattern day trading", RejectReason.ACCOUNT_BLOCKED),
            new Rule("order pending", RejectReason.WRONG_STATE),
            new Rule("cannot replace", RejectReason.WRONG_STATE),
            new Rule("unable to replace", RejectReason.WRONG_STATE),
            new Rule("not cancelable", RejectReason.WRONG_STATE),
            new Rule("qty must be > filled_qty", RejectReason.WRONG_STATE),
            new Rule("not found", RejectReason.NOT_FOUND),
            new Rule("does not exist", RejectReason.NOT_FOUND));

    private RejectReasons() {}

    static RejectReason of(int httpStatus, String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return ofState(words)
                .or(() -> ofWords(words))
                .orElse(httpStatus == NOT_FOUND ? RejectReason.NOT_FOUND : RejectReason.OTHER);
    }

    private static Optional<RejectReason> ofState(String words) {
        Matcher state = STATE.matcher(words);
        if (!state.find()) {
            return Optional.empty();
        }
        return Optional.of(
                FINAL_STATES.contains(state.group(1)) ? RejectReason.ALREADY_FINAL : RejectReason.WRONG_STATE);
    }

    private static Optional<RejectReason> ofWords(String words) {
        return RULES.stream()
                .filter(rule -> words.contains(rule.words()))
                .map(Rule::reason)
                .findFirst();
    }

    private record Rule(String words, RejectReason reason) {}
}
