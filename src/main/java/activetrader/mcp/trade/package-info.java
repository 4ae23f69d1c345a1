/// The MCP service alpaca-trade: the hands, held by the law of the trading desk.
@NullMarked
package activetrader.mcp.trade;

import org.jspecify.annotations.NullMarked;
