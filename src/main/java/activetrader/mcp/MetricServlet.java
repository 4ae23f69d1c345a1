package activetrader.mcp;

import activetrader.metrics.MetricPage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Shows the service's counters, for Prometheus.
final class MetricServlet extends HttpServlet {
    private final transient MetricPage page;

    MetricServlet(MetricPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;version=0.0.4;charset=UTF-8");
        response.getWriter().write(page.text());
    }
}
