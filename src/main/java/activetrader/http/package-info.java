/// The loopback HTTP server that the MCP services and the simulator run on.
@NullMarked
package activetrader.http;

import org.jspecify.annotations.NullMarked;
