package activetrader.simulator.openapi;

import java.util.List;
import java.util.regex.Pattern;

/// A way in which Alpaca's answers, as recorded, are not as its description says, and the simulator with them.
///
/// @param where what a line of [Specification#deviations] must match
record Deviation(Pattern where, String why) {
    /// Those of the trading API.
    static final List<Deviation> TRADING = List.of(
            of(
                    "(GET|POST|PATCH|DELETE) /v2/(orders|positions).* property '(source|subtag|expires_at)' is not defined",
                    "recorded orders have them, and so have the description's examples"),
            of(
                    "(GET|POST) /v2/orders.* 200: .*/legs: null found, object expected",
                    "recorded orders without legs say null, and a leg has none"),
            of(
                    "GET /v2/account 200: .* property '(admin_configurations|crypto_tier|effective_buying_power"
                            + "|position_market_value|user_configurations)' is not defined",
                    "recorded accounts have them"),
            of(
                    "(GET|PATCH|DELETE) /v2/(orders|positions).* 404: .* Response status 404 not defined.*",
                    "the description leaves out what the API says of an unknown order or position"),
            of(
                    ".* (403|404|422): .* No response body is expected but one was found.*",
                    "the description gives refusals no body; recorded ones have a code and a message"),
            of(
                    "DELETE /v2/positions 207: .* property '(available|code|existing_order_id|existing_qty"
                            + "|held_for_orders|message|reject_reason|related_orders)' is not defined.*",
                    "a refused item has the body of an error"),
            of("DELETE /v2/positions 207: .* required property '\\w+' not found", "a refused item is not an order"),
            of(
                    "GET /v2/account/activities 200: /\\d+(/date: .* RFC 3339 date-time|/activity_type: .*\\[\"FILL\"\\]"
                            + "|: property '(activity_sub_type|created_at|currency|date|group_id|net_amount|status)'"
                            + " is not defined)",
                    "the description's example has a date without a time; the validator then also names all by which the"
                            + " item differs from a fill"),
            of(
                    "GET /v2/calendar 200: .* must be a valid RFC 3339 date-time",
                    "the guides and the official clients send dates, and the recorded answer came to dates"));

    /// Those of the market-data API.
    static final List<Deviation> MARKET_DATA = List.of(
            of(
                    "GET /v1beta1/news 200: /news/\\d+/content: must be at least 1 characters long",
                    "recorded articles have an empty content unless it was asked for"),
            of(
                    "GET /v2/stocks/SPY/snapshot 200: .* is not defined in the schema.*",
                    "the description joins two objects, and the validator takes each of them as the whole"));

    private static Deviation of(String where, String why) {
        return new Deviation(Pattern.compile(where + ".*"), why);
    }

    boolean covers(String line) {
        return where.matcher(line).matches();
    }
}
