package activetrader.statistics.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.json.Json;
import activetrader.statistics.Samples;
import activetrader.statistics.TradingSample;
import activetrader.statistics.comparison.FixedBars;
import activetrader.statistics.comparison.MaskedFigures;
import activetrader.statistics.inference.TrialMatrix;
import activetrader.statistics.inference.WalkForward;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    private static final Pattern FIELD = Pattern.compile("^\\| `([a-z0-9_.]+)` \\|", Pattern.MULTILINE);

    /// A result with every part.
    static Result whole() {
        TradingSample days = Samples.ofProfits(Samples.twenty());
        TradingSample sample = new TradingSample(
                days.days(),
                days.dates().stream()
                        .map(date -> Samples.trade("UP", date, "10:00", "11:15", 100, "100", "101.25"))
                        .toList());
        TrialMatrix sweep =
                new TrialMatrix(List.of("a", "b"), new double[][] {Samples.uniform(20, 1), Samples.uniform(20, 2)});
        return Results.of(
                sample,
                Evidence.none()
                        .withBars(new FixedBars("SPY")
                                .with("SPY", "400", "0.01")
                                .with("UP", "100", "0.01")
                                .with("DOWN", "100", "-0.01"))
                        .withMasked(MaskedFigures.of(Samples.twenty(), Samples.uniform(20, 3), 1))
                        .withSweep(sweep, new WalkForward(10, 5, false)));
    }

    @Test
    void page_describesEveryFieldAndNoOther() throws IOException {
        Set<String> described = FIELD.matcher(Files.readString(Path.of("docs/reference/results.md")))
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(fields("", Result.class), described);
    }

    private static Set<String> fields(String path, Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = path
                    + component.getAccessor().getAnnotation(JsonProperty.class).value();
            names.addAll(component.getType().isRecord() ? fields(name + ".", component.getType()) : Set.of(name));
        }
        return names;
    }

    @Test
    void file_holdsTheResult(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/result.json");

        ResultFile.write(file, whole());

        assertEquals(whole(), Json.read(Files.readString(file), Result.class));
        assertFalse(Files.exists(folder.resolve("new/result.json.new")));
    }

    /// A reader finds every key, whether there is a value or not.
    @Test
    void file_hasANull_forWhatIsNotDefined(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("result.json");

        ResultFile.write(file, Results.of(Samples.ofProfits(5), Evidence.none()));

        assertTrue(Files.readString(file).contains("\"random_traders\" : null"), Files.readString(file));
        assertTrue(Files.readString(file).contains("\"sharpe\" : null"));
    }

    @Test
    void sweep_countsItsTrials() {
        assertEquals(2, whole().significance().trials());
    }
}
