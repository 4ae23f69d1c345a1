/// The MCP tools of alpaca-data and alpaca-trade, as a client sees them.
@NullMarked
package activetrader.agent.tools;

import org.jspecify.annotations.NullMarked;
