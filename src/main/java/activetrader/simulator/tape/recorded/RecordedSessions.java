package activetrader.simulator.tape.recorded;

import activetrader.market.Symbol;
import activetrader.simulator.tape.DayBar;
import activetrader.simulator.tape.SessionBars;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The recorded bars that one day is played with, oldest first: those of the day and of sessions before it.
///
/// @param sessions with minutes; each symbol has at least the day itself
/// @param days the sessions before those, of symbols with so long a history that nothing is made up in front of it
public record RecordedSessions(
        LocalDate date, Map<Symbol, List<SessionBars>> sessions, Map<Symbol, List<DayBar>> days) {}
