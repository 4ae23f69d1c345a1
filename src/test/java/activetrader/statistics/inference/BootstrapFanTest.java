package activetrader.statistics.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapFanTest {
    private static final double[] DAYS = {12, -7, 3, 25, -18, 4, 9, -2, 14, -11, 6, 1};

    @Test
    void bands_lieInOrder_andOpen() {
        BootstrapFan fan = BootstrapFan.of(DAYS, 1);

        for (int day = 0; day < DAYS.length; day++) {
            List<Double> values = List.of(
                    fan.low().get(day),
                    fan.lowerQuarter().get(day),
                    fan.median().get(day),
                    fan.upperQuarter().get(day),
                    fan.high().get(day));
            assertEquals(values.stream().sorted().toList(), values);
        }
        assertTrue(fan.high().getLast() - fan.low().getLast()
                > fan.high().getFirst() - fan.low().getFirst());
    }

    /// The sum of n independent days has the deviation of a day times √n; 90 % lie within 1.645 of them.
    @Test
    void lastBand_isThatOfASumOfDays() {
        double[] days = new double[100];
        for (int i = 0; i < days.length; i++) {
            days[i] = i * 37 % 100 - 49.5;
        }

        BootstrapFan fan = BootstrapFan.of(days, 1);

        assertEquals(1.645 * 288.7, fan.high().getLast(), 60);
        assertEquals(-1.645 * 288.7, fan.low().getLast(), 60);
        assertEquals(0, fan.median().getLast(), 30);
    }

    @Test
    void sameSeed_givesTheSameFan() {
        assertEquals(BootstrapFan.of(DAYS, 7), BootstrapFan.of(DAYS, 7));
    }

    @Test
    void equalDays_leaveNoRoom() {
        BootstrapFan fan = BootstrapFan.of(new double[] {5, 5, 5}, 1);

        assertEquals(List.of(5.0, 10.0, 15.0), fan.low());
        assertEquals(fan.low(), fan.high());
        assertEquals(0, Collections.frequency(fan.median(), 0.0));
    }

    @Test
    void singleDay_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> BootstrapFan.of(new double[] {1}, 1));
    }
}
