package activetrader.app.settings;

import activetrader.agent.model.ModelSettings;
import activetrader.agent.model.PriceTable;
import activetrader.app.alerts.AlertSettings;
import activetrader.broker.alpaca.Feed;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RetentionSettings;
import activetrader.market.Symbol;
import activetrader.risk.RiskLimits;
import activetrader.session.SessionSettings;
import java.math.BigDecimal;
import java.util.List;

/// Everything that the configuration file says, with the defaults filled in.
///
/// @param signature names the folder of the records
/// @param signalsShown rows of the ranked scan that the model reads
/// @param universe symbols that are scanned
/// @param risk the limits as written; [#limits()] are those that hold
/// @param dateRange the days of a backtest that names none
/// @param page who may look at the recorded days
/// @param initialCash the cash of a dry run at its start, in dollars
public record Configuration(
        String signature,
        ModelSettings model,
        PriceTable prices,
        int maxSteps,
        int signalsShown,
        long tokensPerCycle,
        long tokensPerDay,
        List<Symbol> universe,
        Feed feed,
        SessionSettings session,
        RiskLimits risk,
        ExecutionSettings execution,
        AlertSettings alerts,
        RetentionSettings retention,
        PageSettings page,
        boolean liveTrading,
        BigDecimal initialCash,
        DateRange dateRange) {
    public Configuration {
        universe = List.copyOf(universe);
    }

    /// The limits that entries must keep; they allow the symbols of the universe, unless they name symbols of their
    /// own.
    public RiskLimits limits() {
        return risk.within(universe);
    }

    /// Whether the universe differs from the built-in one.
    public boolean namesUniverse() {
        return !universe.equals(ConfigurationFile.standardUniverse());
    }

    /// This configuration for the symbols of a recorded or synthetic day.
    public Configuration withUniverse(List<Symbol> symbols) {
        return with(symbols, maxSteps, session, risk, execution);
    }

    /// This configuration with another model, whose records go to another folder.
    public Configuration with(String otherSignature, ModelSettings otherModel) {
        return new Configuration(
                otherSignature,
                otherModel,
                prices,
                maxSteps,
                signalsShown,
                tokensPerCycle,
                tokensPerDay,
                universe,
                feed,
                session,
                risk,
                execution,
                alerts,
                retention,
                page,
                liveTrading,
                initialCash,
                dateRange);
    }

    /// This configuration for other symbols, with other session settings and other limits.
    public Configuration with(
            List<Symbol> symbols, int steps, SessionSettings rhythm, RiskLimits limits, ExecutionSettings desk) {
        return new Configuration(
                signature,
                model,
                prices,
                steps,
                signalsShown,
                tokensPerCycle,
                tokensPerDay,
                symbols,
                feed,
                rhythm,
                limits,
                desk,
                alerts,
                retention,
                page,
                liveTrading,
                initialCash,
                dateRange);
    }
}
