package activetrader.app.settings;

import activetrader.config.Environment;
import activetrader.config.Secret;
import activetrader.config.ServiceToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The bearer tokens of the two MCP services. Each is the service's own one where the environment names it.
/// Otherwise it is derived from a common one, that of `MCP_TOKEN` or of the file `mcp_token` in the data folder.
/// See decision 65.
public final class McpToken {
    /// The variable of the common token.
    public static final String VARIABLE = "MCP_TOKEN";

    private static final String FILE = "mcp_token";

    private McpToken() {}

    /// A service and the variable of its own token.
    public enum Service {
        DATA("alpaca-data", "ALPACA_DATA_MCP_TOKEN"),
        TRADE("alpaca-trade", "ALPACA_TRADE_MCP_TOKEN");

        private final String code;
        private final String variable;

        Service(String code, String variable) {
            this.code = code;
            this.variable = variable;
        }
    }

    /// The token of `service`. The common one is made at first use; only its owner can read its file.
    ///
    /// @throws activetrader.config.ConfigException when it cannot be read or made
    public static ServiceToken of(Environment environment, Path dataFolder, Service service) {
        return own(environment, service).orElseGet(() -> {
            Secret common = environment.secret(VARIABLE).orElseGet(() -> shared(dataFolder.resolve(FILE)));
            return ServiceToken.derived(common, service.code);
        });
    }

    /// The token of `service` if one exists; none is made.
    ///
    /// @throws activetrader.config.ConfigException when there is one that cannot be read
    public static Optional<ServiceToken> existing(Environment environment, Path dataFolder, Service service) {
        Path file = dataFolder.resolve(FILE);
        return own(environment, service)
                .or(() -> environment
                        .secret(VARIABLE)
                        .or(() -> Files.exists(file) ? Optional.of(shared(file)) : Optional.empty())
                        .map(common -> ServiceToken.derived(common, service.code)));
    }

    private static Optional<ServiceToken> own(Environment environment, Service service) {
        return environment.secret(service.variable).map(ServiceToken::of);
    }

    /// A new random token.
    public static Secret random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new Secret(HexFormat.of().formatHex(bytes));
    }

    private static Secret shared(Path file) {
        return TokenFile.readOrMake(file, VARIABLE);
    }
}
