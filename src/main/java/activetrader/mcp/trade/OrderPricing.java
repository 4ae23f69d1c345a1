package activetrader.mcp.trade;

/// How an order is priced, as the argument `order_type` says it.
enum OrderPricing {
    MARKET,
    LIMIT
}
