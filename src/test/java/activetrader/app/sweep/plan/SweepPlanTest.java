package activetrader.app.sweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanTest {
    @TempDir
    private Path folder;

    private SweepPlan plan(String json) throws IOException {
        return SweepFile.read(Files.writeString(folder.resolve("sweep.json"), json.replace('\'', '"')));
    }

    private static List<String> names(SweepPlan plan) {
        return plan.trials().stream().map(Trial::name).toList();
    }

    @Test
    void grid_hasEveryCombination() throws IOException {
        SweepPlan plan = plan(
                "{'keys': {'strategy.regime': ['one', 'off'], 'strategy.min_score': {'from': 30, 'to': 40.5, 'step':"
                        + " 5}}}");

        assertEquals(
                List.of(
                        "strategy.regime=one strategy.min_score=30",
                        "strategy.regime=one strategy.min_score=35",
                        "strategy.regime=one strategy.min_score=40",
                        "strategy.regime=off strategy.min_score=30",
                        "strategy.regime=off strategy.min_score=35",
                        "strategy.regime=off strategy.min_score=40"),
                names(plan));
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                plan.trials().stream().map(Trial::number).toList());
    }

    @Test
    void randomSearch_drawsDifferentTrials_theSameByItsSeed() throws IOException {
        String keys = "'keys': {'a.b': {'from': 1, 'to': 20, 'step': 1}, 'a.c': [1, 2, 3]}}";
        List<String> drawn = names(plan("{'search': 'random', 'trials': 25, 'seed': 7, " + keys));

        assertEquals(25, new HashSet<>(drawn).size());
        assertEquals(drawn, names(plan("{'search': 'random', 'trials': 25, 'seed': 7, " + keys)));
        assertTrue(
                !drawn.equals(names(plan("{'search': 'random', 'trials': 25, 'seed': 8, " + keys))), drawn.toString());
    }

    @Test
    void randomSearch_endsWithTheCombinations() throws IOException {
        assertEquals(
                6,
                plan("{'search': 'random', 'trials': 100, 'keys': {'a': [1, 2, 3], 'b': [1, 2]}}")
                        .trials()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'keys': {}}; keys must name at least one key of the configuration, such as strategy.min_score",
                "{'keys': {'a': 3}}; keys.a must be a list of values, or {\"from\": …, \"to\": …, \"step\": …}",
                "{'keys': {'a': []}}; keys.a must be a list of values, or {\"from\": …, \"to\": …, \"step\": …}",
                "{'keys': {'a': {'from': 2, 'to': 1}}}; keys.a.to must be from 2 to 1000 steps above it, was 1",
                "{'keys': {'a': {'from': 1, 'upto': 2}}}; keys.a.upto is not a known key",
                "{'keys': {'a': [1]}, 'search': 'best'}; search must be one of grid, random, was \"best\"",
                "{'keys': {'a': [1]}, 'walk_forward': {'choose_days': 1}}; walk_forward.choose_days must be a whole"
                        + " number from 2 to 10000, was 1",
                "{'keys': {'a': {'from': 1, 'to': 200, 'step': 1}, 'b': {'from': 1, 'to': 200, 'step': 1}}}; keys have"
                        + " 40000 combinations, at most 10000 are played",
            })
    void mistakes_areNamed(String json, String problem) {
        ConfigException refused = assertThrows(ConfigException.class, () -> plan(json));

        assertTrue(
                refused.problems().stream().anyMatch(line -> line.startsWith(problem)),
                refused.problems().toString());
    }

    @Test
    void values_arePutIntoTheConfiguration() {
        Map<String, Object> base =
                Map.of("models", List.of(Map.of("signature", "x")), "risk", Map.of("max_positions", 3, "min_price", 5));
        Trial trial =
                new Trial(1, Map.of("risk.max_positions", 1, "strategy.min_score", 50, "models[0].parameters.rise", 2));

        Map<String, Object> configuration = TrialConfiguration.of(base, trial);

        assertEquals(Map.of("max_positions", 1, "min_price", 5), configuration.get("risk"));
        assertEquals(Map.of("min_score", 50), configuration.get("strategy"));
        assertEquals(List.of(Map.of("signature", "x", "parameters", Map.of("rise", 2))), configuration.get("models"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "models[1].signature; keys.models[1].signature: the configuration has no models[1]",
                "live_trading.x; keys.live_trading.x leads through a value that is no object",
                "a..b; keys.a..b must be names with dots between them, such as strategy.min_score",
            })
    void pathsThatLeadNowhere_areRefused(String path, String message) {
        Map<String, Object> base = Map.of("models", List.of(Map.of()), "live_trading", false);

        ConfigException refused =
                assertThrows(ConfigException.class, () -> TrialConfiguration.of(base, new Trial(1, Map.of(path, 1))));

        assertEquals(message, refused.getMessage());
    }
}
