package activetrader.page.report;

import activetrader.page.day.FactPrices;
import activetrader.page.day.KeptBars;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Chart;
import activetrader.page.html.Html;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A day as the parts of a page, so that a page that is open can take the parts that changed.
///
/// @param parts in order
/// @param charts by the id of their figures
public record DayParts(List<Part> parts, Map<String, Chart> charts) {
    public DayParts {
        parts = List.copyOf(parts);
        charts = Collections.unmodifiableMap(new LinkedHashMap<>(charts));
    }

    /// @param id of its element
    /// @param title of its heading
    /// @param html what stands in its element, the heading first
    public record Part(String id, String title, String html) {}

    /// @param bars the prices of the day, where they were kept
    /// @param over whether the day should have its summary by now
    public static DayParts of(RecordedDay day, KeptBars bars, boolean over) {
        return of(sections(day, bars, FactPrices.of(day), over));
    }

    static DayParts of(List<Section> sections) {
        Charts charts = new Charts();
        List<Part> parts = new ArrayList<>();
        for (Section section : sections) {
            Html html = new Html();
            html.leaf("h2", section.title(), "id", section.id() + "-title");
            section.write(html, charts);
            parts.add(new Part(section.id(), section.title(), html.toString()));
        }
        return new DayParts(parts, charts.all());
    }

    private static List<Section> sections(RecordedDay day, KeptBars bars, FactPrices facts, boolean over) {
        List<Section> sections = new ArrayList<>(List.of(
                new OverviewSection(day, over), new EquitySection(day, facts), new PositionSection(day, facts)));
        if (!over) {
            sections.add(new GateSection(facts));
        }
        sections.addAll(List.of(
                new TradeSection(day, bars, facts),
                new RefusalSection(day),
                new EventSection(day),
                new TimelineSection(day),
                new CostSection(day)));
        return sections;
    }

    /// Names this content within one process: equal parts and charts have equal versions.
    public String version() {
        return Integer.toHexString(31 * parts.hashCode() + charts.hashCode());
    }

    /// Writes the links to the parts, and then the parts.
    public void write(Html page) {
        page.open("nav", "aria-label", "Parts of this page");
        parts.forEach(part -> page.leaf("a", part.title(), "href", "#" + part.id()));
        page.close();
        page.open("main", "id", "main");
        for (Part part : parts) {
            page.open("section", "id", part.id(), "aria-labelledby", part.id() + "-title");
            page.written(part.html()).close();
        }
        page.close();
    }
}
