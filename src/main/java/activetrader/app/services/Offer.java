package activetrader.app.services;

import activetrader.config.ServiceToken;

/// The clients that a service offers its tools to.
public sealed interface Offer {
    /// To MCP clients on this machine.
    ///
    /// @param port on loopback; 0 for a free one
    /// @param token that clients must send
    record OnPort(int port, ServiceToken token) implements Offer {}

    /// To callers in this process alone; no port is open.
    record InProcess() implements Offer {}
}
