package activetrader.mcp;

import jakarta.servlet.Servlet;

/// Addresses of a service beside its tools, for callers that do not speak MCP. The servlet asks for a token of its own;
/// `Host` is checked before it.
///
/// @param prefix what the addresses begin with, such as `/operator/`
public record PlainEndpoint(String prefix, Servlet servlet) {}
