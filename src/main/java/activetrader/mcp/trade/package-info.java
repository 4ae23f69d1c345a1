/// The MCP service alpaca-trade: account, orders, prices and risk limits as MCP tools over the order desk.
@NullMarked
package activetrader.mcp.trade;

import org.jspecify.annotations.NullMarked;
