package activetrader.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.config.ServiceToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpTokenTest {
    private static final Environment NONE = Environment.of(Map.of());

    @TempDir
    private Path data;

    @Test
    void of_makesOneForEachService_thatTheOtherDoesNotTake() {
        ServiceToken forData = McpToken.of(NONE, data, McpToken.Service.DATA);
        ServiceToken forTrade = McpToken.of(NONE, data, McpToken.Service.TRADE);

        assertFalse(forTrade.isOpenedBy(forData.own().reveal()));
        assertFalse(forData.isOpenedBy(forTrade.own().reveal()));
        assertEquals(
                forTrade, McpToken.existing(NONE, data, McpToken.Service.TRADE).orElseThrow());
    }

    @Test
    void of_prefersTheServicesOwn_andThenTheCommonOneOpensNothing() {
        Environment environment = Environment.of(Map.of(
                "MCP_TOKEN", "common", "ALPACA_DATA_MCP_TOKEN", "for-data", "ALPACA_TRADE_MCP_TOKEN", "for-trade"));

        assertEquals(
                "for-data",
                McpToken.of(environment, data, McpToken.Service.DATA).own().reveal());
        ServiceToken trade = McpToken.of(environment, data, McpToken.Service.TRADE);
        assertTrue(trade.isOpenedBy("for-trade"));
        assertFalse(trade.isOpenedBy("common"));
    }

    @Test
    void existing_makesNone() {
        assertEquals(Optional.empty(), McpToken.existing(NONE, data, McpToken.Service.DATA));
        assertFalse(Files.exists(data.resolve("mcp_token")));
    }

    @Test
    void of_namesTheFile_whenItIsEmpty() throws IOException {
        Path file = Files.writeString(data.resolve("mcp_token"), " \n");

        ConfigException e = assertThrows(ConfigException.class, () -> McpToken.of(NONE, data, McpToken.Service.TRADE));
        assertEquals(file + " is empty; remove it, and the next start makes a new one", e.getMessage());
    }
}
