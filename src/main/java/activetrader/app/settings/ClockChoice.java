package activetrader.app.settings;

import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.config.ConfigException;
import activetrader.config.Environment;
import activetrader.time.WallTime;
import java.net.URI;

/// Which clock a process follows: the machine's, or a scaled one that it shares with a simulator.
public final class ClockChoice {
    public static final String VARIABLE = "ACTIVE_TRADER_CLOCK";

    private ClockChoice() {}

    /// The clock that the environment asks for.
    ///
    /// @throws ConfigException when a scaled clock is asked for and the broker is not on this machine
    public static WallTime of(Environment environment, URI brokerUrl) {
        return environment.get(VARIABLE).map(text -> scaled(text, brokerUrl)).orElseGet(WallTime::system);
    }

    /// Whether the broker's clock should agree with ours. A simulator has a clock of its own, unless it was given
    /// ours.
    public static boolean isComparable(Environment environment, URI brokerUrl) {
        return AlpacaHosts.of(brokerUrl) != AlpacaHosts.LOOPBACK
                || environment.get(VARIABLE).isPresent();
    }

    private static WallTime scaled(String text, URI brokerUrl) {
        if (AlpacaHosts.of(brokerUrl) != AlpacaHosts.LOOPBACK) {
            throw new ConfigException(VARIABLE + " is only for a simulator on this machine, but the broker is at "
                    + brokerUrl + "; unset it, or point ALPACA_BASE_URL at 127.0.0.1");
        }
        try {
            return WallTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(VARIABLE + ": " + e.getMessage());
        }
    }
}
