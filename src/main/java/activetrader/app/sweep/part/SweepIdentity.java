package activetrader.app.sweep.part;

import activetrader.app.cli.Version;
import activetrader.app.sweep.plan.Trial;
import activetrader.json.Json;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Hashes that tell whether two files belong together.
public final class SweepIdentity {
    private static final int LENGTH = 16;

    private SweepIdentity() {}

    /// Of what is tried: the trials and their numbers.
    public static String ofTrials(List<Trial> trials) {
        return hash(trials.stream().map(Trial::values).toList());
    }

    /// Of what is the same for all trials and days: the configuration, the model, the costs, the market and the
    /// program.
    /// The folder of the bars counts by its name alone, as it lies elsewhere on another machine.
    ///
    /// @param bars the name of the folder of the bars; empty for a synthetic market
    public static String ofContext(
            Map<String, Object> configuration, String model, String costs, String bars, SimulatorSettings market) {
        return hash(List.of(
                configuration,
                model,
                costs,
                bars,
                market.symbols().stream().map(Symbol::value).sorted().toList(),
                market.seed(),
                market.exchange().cash().value(),
                Version.text()));
    }

    /// Of all that decides the rows.
    static String ofSweep(String context, String trials, List<LocalDate> dates) {
        return hash(List.of(context, trials, dates));
    }

    /// Of one trial, whatever the days.
    public static String ofTrial(String context, Trial trial) {
        return hash(List.of(context, trial.values()));
    }

    private static String hash(Object content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = Json.write(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
