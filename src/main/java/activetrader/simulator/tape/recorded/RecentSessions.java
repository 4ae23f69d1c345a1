package activetrader.simulator.tape.recorded;

import activetrader.simulator.tape.SessionBars;
import java.util.LinkedHashMap;
import java.util.function.Function;

/// The sessions that were played last, with the bars that were made of them: the next days look back on most of them.
/// Those that were not used lately are given up. Safe for use by many threads.
final class RecentSessions {
    /// Six sessions of 24 symbols for each of two days at a time: about 30 MB.
    private static final int MOST = 288;

    private final LinkedHashMap<BarFile, SessionBars> sessions = new LinkedHashMap<>(MOST, 0.75f, true);

    /// The session of `file`.
    ///
    /// @param read gives it when it is not known here
    synchronized SessionBars get(BarFile file, Function<BarFile, SessionBars> read) {
        SessionBars known = sessions.computeIfAbsent(file, read);
        if (sessions.size() > MOST) {
            sessions.pollFirstEntry();
        }
        return known;
    }
}
