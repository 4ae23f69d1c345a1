package activetrader.app.sweep.spark;

import activetrader.app.sweep.engine.SentSweep;
import activetrader.app.sweep.part.SweepRow;
import activetrader.json.Json;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/// Plays the one piece of a partition on a worker.
///
/// @see SentSweep for the text that it gets
final class PieceFunction extends AbstractFunction1<Iterator<String>, String> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String sweep;
    private final boolean repeated;

    /// @param sweep a [SentSweep]
    /// @param repeated whether Spark repeats a task that fails
    PieceFunction(String sweep, boolean repeated) {
        this.sweep = sweep;
        this.repeated = repeated;
    }

    /// @return the rows as a list in JSON
    @Override
    public String apply(Iterator<String> pieces) {
        Locale.setDefault(Locale.ROOT);
        try {
            List<SweepRow> rows =
                    Json.read(sweep, SentSweep.class).play(Json.read(pieces.next(), SentSweep.SentPiece.class));
            if (repeated && TaskContext.get().attemptNumber() == 0) {
                requirePlayed(rows);
            }
            return Json.write(rows);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write below the folder for temporary files: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the task was stopped", e);
        }
    }

    /// A day that could not be played is tried once more, as another worker may see the bars that this one does not.
    /// Then it counts as faulty, as in one process.
    private static void requirePlayed(List<SweepRow> rows) {
        for (SweepRow row : rows) {
            if (row.equityBefore() == null) {
                throw new IllegalStateException("trial " + row.trial() + ", " + row.date() + ": " + row.fault());
            }
        }
    }
}
