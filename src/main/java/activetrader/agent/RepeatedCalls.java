package activetrader.agent;

import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.text.OrderTool;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Detects a model that repeats the same call.
///
/// An order may not be repeated in the same cycle; a call that only reads may be repeated after an order.
final class RepeatedCalls {
    private static final int ALLOWED = 2;

    private final Map<String, Integer> looks = new HashMap<>();
    private final Map<String, Integer> orders = new HashMap<>();

    static boolean isOrder(String tool) {
        return OrderTool.named(tool).isPresent();
    }

    /// Counts the call; true when it is a repetition.
    ///
    /// @throws CycleStop when the model repeats it again after a warning
    boolean isRepeated(String tool, String arguments) {
        Map<String, Integer> counts = isOrder(tool) ? orders : looks;
        int times = counts.merge(tool + canonical(arguments), 1, Integer::sum);
        if (times > ALLOWED) {
            throw new CycleStop(new Outcome.Stopped("the model made the same call " + tool + " " + times + " times"));
        }
        if (isOrder(tool) && times == 1) {
            looks.clear();
        }
        return times > 1;
    }

    private static String canonical(String arguments) {
        try {
            return Json.write(new TreeMap<>(Json.readObject(arguments)));
        } catch (JsonException e) {
            return arguments;
        }
    }
}
