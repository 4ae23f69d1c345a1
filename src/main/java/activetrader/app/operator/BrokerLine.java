package activetrader.app.operator;

import activetrader.app.settings.Settings;
import activetrader.app.settings.SimulatorFile;
import activetrader.broker.alpaca.AlpacaHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Names the broker of a command, and says what a person can do where the command cannot.
public final class BrokerLine {
    private BrokerLine() {}

    /// Such as `Broker: paper account at https://paper-api.alpaca.markets`.
    public static String of(Settings settings) {
        return "🏦 Broker: " + settings.endpoints().brokerInWords() + (isRehearsal(settings) ? source(settings) : "");
    }

    /// The advice for an account that did not become flat.
    static List<String> advice(Settings settings) {
        List<String> lines = new ArrayList<>();
        lines.add("👤 What you can do:");
        if (isRehearsal(settings)) {
            lines.add("   1. See whether the simulator runs at "
                    + settings.endpoints().tradingUrl());
            lines.add("   2. Is the rehearsal over? Remove " + file(settings));
        } else {
            lines.add("   1. Look at the account and close by hand: https://app.alpaca.markets, or call Alpaca");
            lines.add("      (is it down? https://status.alpaca.markets). Stops that stand there go on working.");
            lines.add("   2. Look at this machine, its network and keys: active-trader doctor");
        }
        lines.add("   3. Run the same command again: it closes what is left, or finds nothing to do.");
        return lines;
    }

    private static String source(Settings settings) {
        return Files.exists(file(settings)) ? " (as " + file(settings) + " says)" : "";
    }

    private static Path file(Settings settings) {
        return SimulatorFile.in(settings.installation().data()).path();
    }

    private static boolean isRehearsal(Settings settings) {
        return AlpacaHosts.of(settings.endpoints().tradingUrl()) == AlpacaHosts.LOOPBACK;
    }
}
