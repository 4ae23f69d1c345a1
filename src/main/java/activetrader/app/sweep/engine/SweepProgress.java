package activetrader.app.sweep.engine;

import activetrader.session.console.ConsoleText;
import activetrader.time.Tick;
import activetrader.time.WallTime;
import java.time.Duration;
import java.util.function.IntConsumer;

/// Prints how far a sweep is: at each tenth of its pieces, with the time that the rest takes at the present rate.
public final class SweepProgress implements IntConsumer {
    private static final int STEPS = 10;

    private final WallTime time = WallTime.system();
    private final Tick began = time.tick();
    private final int pieces;

    public SweepProgress(int pieces) {
        this.pieces = pieces;
    }

    @Override
    public void accept(int done) {
        if (done * STEPS / pieces == (done - 1) * STEPS / pieces) {
            return;
        }
        Duration took = time.tick().since(began);
        System.out.println(
                "   " + done + " of " + pieces + " months of a trial, " + ConsoleText.span(took) + " so far, "
                        + ConsoleText.span(took.multipliedBy(pieces - done).dividedBy(done)) + " left");
    }
}
