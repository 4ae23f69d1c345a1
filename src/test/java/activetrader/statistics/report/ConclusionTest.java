package activetrader.statistics.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.statistics.Samples;
import activetrader.statistics.TradingSample;
import activetrader.statistics.comparison.FixedBars;
import activetrader.statistics.inference.TrialCount;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConclusionTest {
    private static String of(Evidence evidence, double... profits) {
        return Results.of(Samples.ofProfits(profits), evidence).conclusion();
    }

    /// Sixty days around `mean` by up to $5.
    private static double[] sixty(double mean) {
        return Arrays.stream(Samples.uniform(60, 3)).map(day -> mean + 10 * day).toArray();
    }

    @Test
    void conclusion_findsNoEdge_whenTheMeanMayBeNothing() {
        String text = of(Evidence.none(), Samples.twenty());

        assertTrue(
                text.matches("20 days: the mean day is between -\\$\\d+ and \\+\\$\\d+; no evidence of an edge\\."),
                text);
    }

    @Test
    void conclusion_findsALoss() {
        String text = of(Evidence.none(), sixty(-20));

        assertTrue(text.endsWith("; evidence of a loss, on these days."), text);
    }

    @Test
    void conclusion_neverSpeaksOfLaterDays() {
        String text = of(Evidence.none(), sixty(20));

        assertTrue(text.endsWith("; evidence of an edge on these days, which later days need not share."), text);
    }

    /// Days that are good beyond one trial's luck and within that of the best of a million.
    @Test
    void conclusion_countsTheTrials() {
        String text = of(Evidence.none().withTrials(new TrialCount(1_000_000, 0.04)), sixty(2));

        assertTrue(text.endsWith("; no evidence of an edge, as the best of 1000000 trials may be luck."), text);
    }

    @Test
    void conclusion_asksForMoreDays() {
        String text = of(Evidence.none(), Arrays.copyOf(sixty(20), 20));

        assertTrue(text.endsWith("; too few days to be evidence of an edge."), text);
    }

    /// A trader in a universe of one symbol chooses nothing, however good the days were.
    @Test
    void conclusion_countsRandomTraders() {
        TradingSample days = Samples.ofProfits(sixty(20));
        TradingSample sample = new TradingSample(
                days.days(), List.of(Samples.trade("UP", Samples.FIRST, "10:00", "11:00", 100, "100", "101")));

        String text = Results.of(sample, Evidence.none().withBars(new FixedBars().with("UP", "100", "0.01")))
                .conclusion();

        assertTrue(text.endsWith("; no evidence of an edge, as 100.00 % of random traders did as well."), text);
    }

    @Test
    void conclusion_saysNothing_ofOneDay() {
        assertEquals("1 day: nothing can be said about other days.", of(Evidence.none(), 5));
    }
}
