package activetrader.execution.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.StopRule;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionSettingsTest {
    private static final ExecutionSettings STANDARD = ExecutionSettings.defaults();

    /// The compiler then refuses a copy that leaves one out or takes one for another.
    @Test
    void components_areOfDifferentTypes() {
        List<Class<?>> types = Arrays.stream(ExecutionSettings.class.getRecordComponents())
                .<Class<?>>map(RecordComponent::getType)
                .toList();

        assertEquals(types.stream().distinct().toList(), types);
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                Arguments.of(STANDARD.withParallelExits(7), "closing"),
                Arguments.of(STANDARD.flatteningExternal(false), "closing"),
                Arguments.of(STANDARD.blockingEntriesByUnsellable(true), "entries"),
                Arguments.of(STANDARD.following(StopRule.NONE), "protection"),
                Arguments.of(STANDARD.protecting(ProtectionSettings.defaults().following(StopRule.NONE)), "protection"),
                Arguments.of(STANDARD.reconcilingEvery(Duration.ofSeconds(7)), "reconcileInterval"),
                Arguments.of(STANDARD.comparingClock(false), "comparesClock"));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void copy_changesOneComponent(ExecutionSettings copy, String component) throws ReflectiveOperationException {
        Map<String, Object> before = components(STANDARD);
        Map<String, Object> after = components(copy);

        assertEquals(
                List.of(component),
                before.keySet().stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .toList());
    }

    private static Map<String, Object> components(ExecutionSettings settings) throws ReflectiveOperationException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : ExecutionSettings.class.getRecordComponents()) {
            values.put(component.getName(), component.getAccessor().invoke(settings));
        }
        return values;
    }
}
