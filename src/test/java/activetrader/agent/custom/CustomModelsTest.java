package activetrader.agent.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomModelsTest {
    private static final String ANSWER =
            "public ModelAnswer answer(ModelRequest request) { return ModelAnswer.done(\"\"); }";

    @TempDir
    private Path folder;

    private CustomModels models() {
        return new CustomModels(folder.resolve("models"));
    }

    private static String named(String name) {
        return "public String name() { return \"" + name + "\"; }" + ANSWER;
    }

    private String refusal(String name, Map<String, Object> parameters) {
        return String.valueOf(assertThrows(ConfigException.class, () -> models().open(name, parameters))
                .getMessage());
    }

    @Test
    void open_makesANewModel_eachTime() throws IOException {
        ModelJar.example(folder.resolve("models"));

        CustomModel model = models().open("momentum", Map.of("min_rise_percent", 2));

        assertEquals("momentum", model.name());
        assertNotSame(model, models().open("momentum", Map.of()));
    }

    @Test
    void open_names_whatThereIs() throws IOException {
        assertTrue(refusal("mine", Map.of()).endsWith("there are: none"), refusal("mine", Map.of()));
        ModelJar.example(folder.resolve("models"));
        ModelJar.of(folder.resolve("models"), "Other", named("other"));

        String refusal = refusal("momentun", Map.of());
        assertTrue(refusal.startsWith("there is no Java model \"momentun\" in the JARs of "), refusal);
        assertTrue(refusal.endsWith("there are: momentum, other"), refusal);
    }

    @Test
    void open_refuses_twoOfOneName() throws IOException {
        ModelJar.of(folder.resolve("models"), "One", named("same"));
        ModelJar.of(folder.resolve("models"), "Two", named("same"));

        String refusal = refusal("same", Map.of());
        assertTrue(refusal.startsWith("there are 2 Java models \"same\""), refusal);
    }

    @Test
    void open_passesOn_whatTheModelSaysOfItsParameters() throws IOException {
        ModelJar.example(folder.resolve("models"));
        ModelJar.of(folder.resolve("models"), "Plain", named("plain"));

        assertEquals(
                "models[].parameters of java:momentum: min_rise_percent must be a number, was min_rise_percent=much",
                refusal("momentum", Map.of("min_rise_percent", "much")));
        assertEquals(
                "models[].parameters of java:plain: it takes no parameters, was [speed]",
                refusal("plain", Map.of("speed", 1)));
    }

    @Test
    void open_says_whichModelCannotBeLoaded() throws IOException {
        ModelJar.of(
                folder.resolve("models"),
                "Broken",
                "public Broken() { throw new IllegalStateException(\"no data\"); }" + named("broken"));

        String refusal = refusal("broken", Map.of());
        assertTrue(refusal.contains("mine.Broken") && refusal.endsWith("no data"), refusal);
    }
}
