package activetrader.app.sweep.engine;

import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Plays the pieces of a sweep. Whichever engine does, the rows are the same.
public interface SweepEngine {
    /// @param pieces at least one
    /// @param played gets the rows of each piece once, in any order of the pieces, one call at a time
    /// @throws InterruptedException when the thread is interrupted; the pieces so far were given to `played`
    void play(List<Piece> pieces, Consumer<List<SweepRow>> played) throws InterruptedException, IOException;
}
