package activetrader.simulator.tape;

import java.time.Instant;
import java.util.function.Predicate;

/// The points of one symbol in [`from`, `until`], oldest first, at which trading was not halted.
record PricePoints(SymbolTape tape, Instant from, Instant until, Predicate<Instant> open) {
    /// Called for each point; returns whether to go on.
    interface Visitor {
        boolean visit(MinutePath path, int point);
    }

    void visit(Visitor visitor) {
        for (int index = Math.max(0, tape.sessionAt(from)); index < tape.sessionCount(); index++) {
            SessionBars session = tape.session(index);
            int minute = from.isBefore(session.day().open()) ? 0 : tape.minuteAt(index, from);
            for (; minute < session.minutes() && !session.startOf(minute).isAfter(until); minute++) {
                MinutePath path = tape.path(index, minute).orElse(null);
                if (path != null && !visit(path, visitor)) {
                    return;
                }
            }
        }
    }

    private boolean visit(MinutePath path, Visitor visitor) {
        for (int point = 0; point < path.points().size(); point++) {
            Instant at = path.at(point);
            boolean inRange = !at.isBefore(from) && !at.isAfter(until);
            if (inRange && open.test(at) && !visitor.visit(path, point)) {
                return false;
            }
        }
        return true;
    }
}
