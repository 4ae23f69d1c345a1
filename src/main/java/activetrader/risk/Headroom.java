package activetrader.risk;

import activetrader.market.Money;

/// What the limits still leave for the rest of the day.
///
/// @param maxNewPositionValue the most that a position in a new symbol may be worth
/// @param deployableValue the most by which all positions together may grow
/// @param positionsLeft how many more symbols may be held
/// @param dailyLossLeft what may still be lost before entries stop
/// @param riskPerTrade the most that one position may lose from its entry to its stop
public record Headroom(
        Money maxNewPositionValue,
        Money deployableValue,
        int positionsLeft,
        int tradesLeftToday,
        Money dailyLossLeft,
        Money riskPerTrade) {}
