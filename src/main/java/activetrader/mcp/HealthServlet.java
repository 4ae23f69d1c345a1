package activetrader.mcp;

import activetrader.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reports that the service is up, with its name and version.
final class HealthServlet extends HttpServlet {
    private final String answer;

    HealthServlet(String service, String version, int tools) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", "ok");
        facts.put("service", service);
        facts.put("version", version);
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("tools", tools);
        this.answer = Json.write(facts);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(answer);
    }
}
