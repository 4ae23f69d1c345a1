package activetrader.agent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import activetrader.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialectTest {
    private static final String REQUEST = "{\"model\":\"m\",\"max_tokens\":500,\"parallel_tool_calls\":true}";

    private static Map<String, Object> sent(EndpointStyle style, Map<String, Object> parameters) {
        return Json.readObject(new Dialect(style, parameters).request(REQUEST));
    }

    @Test
    void limit_goesOutUnderTheEndpointsName() {
        EndpointStyle openAi = EndpointStyle.at(URI.create("https://api.openai.com/v1"));

        assertEquals(
                List.of("model", "parallel_tool_calls", "max_completion_tokens"),
                List.copyOf(sent(openAi, Map.of()).keySet()));
        assertEquals(500, sent(EndpointStyle.at(null), Map.of()).get("max_tokens"));
        assertEquals(
                List.of("model", "parallel_tool_calls"),
                List.copyOf(sent(new EndpointStyle(null, Set.of()), Map.of()).keySet()));
    }

    @Test
    void parameter_isLeftOut_whenItIsNull_andSetOtherwise() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("parallel_tool_calls", null);
        parameters.put("temperature", 0.2);

        Map<String, Object> sent = sent(EndpointStyle.at(null), parameters);

        assertEquals(List.of("model", "max_tokens", "temperature"), List.copyOf(sent.keySet()));
    }

    @Test
    void finishReason_isWhole_whereConfiguredByAPerson() {
        String body = "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"EOS\"}]}";

        assertEquals("eos", reason(new EndpointStyle("max_tokens", Set.of()), body));
        assertEquals("stop", reason(new EndpointStyle("max_tokens", Set.of("eos")), body));
    }

    private static Object reason(EndpointStyle style, String body) {
        Map<String, Object> answer = Json.readObject(new Dialect(style, Map.of()).answer(body));
        return answer.get("choices") instanceof List<?> choices && choices.getFirst() instanceof Map<?, ?> choice
                ? String.valueOf(choice.get("finish_reason"))
                : "none";
    }

    @Test
    void error_underSuccess_keepsItsCode() {
        HttpRefusal refusal = assertThrows(
                HttpRefusal.class,
                () -> new Dialect(EndpointStyle.at(null), Map.of())
                        .answer("{\"error\":{\"code\":\"429\",\"message\":\"slow down\"}}"));

        assertEquals(429, refusal.statusCode());
        assertEquals("slow down", ProviderText.of(refusal.getMessage()));
        assertEquals("maintenance soon", ProviderText.of("<html><b>maintenance</b>\n\u001b soon</html>"));
    }
}
