/// The MCP server host: tools with typed arguments, served over loopback HTTP to clients with the token.
@NullMarked
package activetrader.mcp;

import org.jspecify.annotations.NullMarked;
