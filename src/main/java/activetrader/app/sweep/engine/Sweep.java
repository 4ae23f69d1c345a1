package activetrader.app.sweep.engine;

import activetrader.app.sweep.part.Piece;
import activetrader.app.sweep.part.SweepPart;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// Lets an engine play the pieces of a shard that its part does not have yet.
public record Sweep(SweepEngine engine) {
    /// @param played gets the number of pieces that are done, after each
    /// @throws InterruptedException when the thread is interrupted; what is in the part stays
    public void run(List<Piece> pieces, SweepPart part, IntConsumer played) throws InterruptedException, IOException {
        List<Piece> missing = missing(pieces, part);
        for (int done = 1; done <= pieces.size() - missing.size(); done++) {
            played.accept(done);
        }
        if (!missing.isEmpty()) {
            Counter counter = new Counter(pieces.size() - missing.size(), played);
            engine.play(missing, rows -> {
                part.add(rows);
                counter.count();
            });
        }
        part.finish();
    }

    /// The days of each piece that are not in `part`.
    private static List<Piece> missing(List<Piece> pieces, SweepPart part) {
        Map<Integer, Set<LocalDate>> begun = new HashMap<>();
        part.begun()
                .forEach(row ->
                        begun.computeIfAbsent(row.trial(), _ -> new HashSet<>()).add(row.date()));
        List<Piece> missing = new ArrayList<>();
        for (Piece piece : pieces) {
            Set<LocalDate> there = begun.getOrDefault(piece.trial().number(), Set.of());
            List<LocalDate> dates =
                    piece.dates().stream().filter(date -> !there.contains(date)).toList();
            if (!dates.isEmpty()) {
                missing.add(new Piece(piece.trial(), dates));
            }
        }
        return missing;
    }

    /// Counts what is done, for `played`.
    private static final class Counter {
        private final IntConsumer played;
        private int done;

        Counter(int done, IntConsumer played) {
            this.done = done;
            this.played = played;
        }

        void count() {
            done++;
            played.accept(done);
        }
    }
}
