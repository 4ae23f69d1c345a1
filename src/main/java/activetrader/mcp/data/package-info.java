/// alpaca-data: prices, bars, indicators, signals, news and the clock as MCP tools.
@NullMarked
package activetrader.mcp.data;

import org.jspecify.annotations.NullMarked;
