import activetrader.time.WallTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How late the daemon's clock wakes, in milliseconds of the machine's clock. Argument: seconds of the real sleep.
final class WakeUps {
    private static final int SPEED = 60;

    private WakeUps() {}

    static void main(String[] arguments) throws InterruptedException {
        Instant start = Instant.now();
        WallTime scaled = WallTime.scaled(start, start, BigDecimal.valueOf(SPEED));
        List<Double> late = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            late.add(lateBy(scaled, Duration.ofSeconds(20 + i)) / SPEED);
        }
        Collections.sort(late);
        print("20, of a clock 60 times as fast", late);
        int seconds = Integer.parseInt(arguments[0]);
        print("1, after " + seconds + " s", List.of(lateBy(WallTime.system(), Duration.ofSeconds(seconds))));
    }

    private static double lateBy(WallTime time, Duration nap) throws InterruptedException {
        Instant target = time.instant().plus(nap);
        time.sleepUntil(target);
        return Duration.between(target, time.instant()).toNanos() / 1e6;
    }

    private static void print(String what, List<Double> late) {
        System.out.printf("| %s | %.2f | %.2f |%n", what, late.get(late.size() / 2), late.getLast());
    }
}
