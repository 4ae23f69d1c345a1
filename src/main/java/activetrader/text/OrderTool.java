package activetrader.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The tools that change the account, by their names. The trade service offers them and the agent calls them, so both
/// sides take the names from here.
public enum OrderTool {
    BUY,
    SELL,
    CLOSE_POSITION,
    CLOSE_ALL_POSITIONS,
    CANCEL_ORDER,
    MOVE_STOP;

    /// The tool with this name; empty for every other name.
    public static Optional<OrderTool> named(String name) {
        return Arrays.stream(values()).filter(tool -> tool.isNamed(name)).findFirst();
    }

    /// Such as `close_position`.
    public String toolName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isNamed(String name) {
        return toolName().equals(name);
    }
}
