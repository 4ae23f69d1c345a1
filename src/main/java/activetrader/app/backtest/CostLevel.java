package activetrader.app.backtest;

import activetrader.config.ConfigException;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.costs.TradingCosts;

/// How costly trading is in a backtest.
public enum CostLevel {
    NONE,
    ALPACA,
    STRESS;

    /// @throws ConfigException when `text` names none
    public static CostLevel of(String text) {
        return switch (text) {
            case "none" -> NONE;
            case "alpaca" -> ALPACA;
            case "stress" -> STRESS;
            default -> throw new ConfigException("--costs must be none, alpaca or stress, was \"" + text + "\"");
        };
    }

    /// The same market with these costs.
    public SimulatorSettings in(SimulatorSettings market) {
        TradingCosts costs = switch (this) {
            case NONE -> TradingCosts.NONE;
            case ALPACA -> TradingCosts.ALPACA;
            case STRESS -> TradingCosts.STRESS;
        };
        return market.withExchange(market.exchange().withCosts(costs));
    }
}
