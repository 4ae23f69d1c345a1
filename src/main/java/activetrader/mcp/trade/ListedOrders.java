package activetrader.mcp.trade;

/// Which orders `get_orders` lists.
enum ListedOrders {
    OPEN,
    CLOSED,
    ALL
}
