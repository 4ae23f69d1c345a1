package activetrader.history.fetch;

import activetrader.history.Resolution;
import activetrader.market.Symbol;
import activetrader.market.calendar.TradingDay;
import java.util.List;

/// What is asked for at once, and kept at once: the sessions of one month or year that some symbols lack.
///
/// @param sessions oldest first; at least one
record FetchPiece(Resolution resolution, List<Symbol> symbols, List<TradingDay> sessions) {
    FetchPiece {
        symbols = List.copyOf(symbols);
        sessions = List.copyOf(sessions);
    }

    /// Sessions times symbols.
    long size() {
        return (long) symbols.size() * sessions.size();
    }
}
