package activetrader.agent.tools;

import activetrader.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The address of an MCP service, and the bearer token that is sent to it alone.
///
/// @param url of its endpoint, such as `http://127.0.0.1:8004/mcp`
/// @param token null for a service that needs none
public record ServiceAddress(URI url, @Nullable Secret token) implements ToolSource {
    /// The service at `port` of this machine.
    public static ServiceAddress onThisMachine(int port, @Nullable Secret token) {
        return new ServiceAddress(URI.create("http://127.0.0.1:" + port + "/mcp"), token);
    }
}
