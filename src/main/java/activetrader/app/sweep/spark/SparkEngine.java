package activetrader.app.sweep.spark;

import activetrader.app.sweep.engine.SentSweep;
import activetrader.app.sweep.engine.SweepEngine;
import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepRow;
import activetrader.json.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/// Plays the pieces of a sweep as tasks of a Spark cluster, one task a piece. Spark repeats a task whose worker is
/// lost; rows come once for each piece, as a piece that is done is not counted again.
///
/// @param sweep what the workers need
public record SparkEngine(SentSweep sweep) implements SweepEngine {
    @Override
    public void play(List<Piece> pieces, Consumer<List<SweepRow>> played) throws InterruptedException {
        List<String> texts = pieces.stream()
                .map(piece -> Json.write(SentSweep.SentPiece.of(piece)))
                .toList();
        try (JavaSparkContext context = new JavaSparkContext(configuration())) {
            context.sc()
                    .runJob(
                            context.parallelize(texts, texts.size()).rdd(),
                            new PieceFunction(Json.writeWithNulls(sweep), !context.isLocal()),
                            new Taking(played),
                            ClassTag$.MODULE$.apply(String.class));
        } catch (Exception e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("the sweep was stopped").initCause(e);
            }
            if (e instanceof SparkException && e.getCause() instanceof UncheckedIOException unwritable) {
                throw unwritable;
            }
            throw e;
        }
    }

    /// The driver logs warnings alone, unless the user says otherwise.
    private static SparkConf configuration() {
        return new SparkConf()
                .setIfMissing("spark.app.name", "active-trader sweep")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                .setIfMissing("spark.log.level", "WARN");
    }

    /// Hands the rows of a partition on. Spark calls it from one thread.
    private static final class Taking extends AbstractFunction2<Object, String, BoxedUnit> {
        private final Consumer<List<SweepRow>> played;

        Taking(Consumer<List<SweepRow>> played) {
            this.played = played;
        }

        @Override
        public BoxedUnit apply(Object partition, String rows) {
            played.accept(Json.readList(rows, SweepRow.class));
            return BoxedUnit.UNIT;
        }
    }
}
