package activetrader.app.services;

import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import org.jspecify.annotations.Nullable;

/// The clients that a service offers its tools to.
public sealed interface Offer {
    /// To MCP clients on this machine.
    ///
    /// @param port on loopback; 0 for a free one
    /// @param token that clients must send
    /// @param operator the token of the operator endpoint; null for none
    record OnPort(int port, ServiceToken token, @Nullable Secret operator) implements Offer {
        /// Without the operator endpoint.
        public OnPort(int port, ServiceToken token) {
            this(port, token, null);
        }
    }

    /// To callers in this process alone; no port is open.
    record InProcess() implements Offer {}
}
