/// The loopback HTTP server of the MCP services and the simulator.
@NullMarked
package activetrader.http;

import org.jspecify.annotations.NullMarked;
