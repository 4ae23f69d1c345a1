package activetrader.page.report;

import activetrader.agent.daylog.RecordedCycle;
import activetrader.agent.daylog.RecordedTranscript;
import activetrader.agent.daylog.RecordedTranscript.Step;
import activetrader.agent.model.TokenCount;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The cycles of a day: what each decided, asked, got and cost. Each unfolds to its whole transcript.
final class TimelineSection implements Section {
    /// Of a page, for all transcripts together.
    private static final long BYTES = 1_300_000;

    private final RecordedDay day;
    private final TextBudget budget;

    TimelineSection(RecordedDay day) {
        this.day = day;
        this.budget = TextBudget.of(BYTES, texts(day));
    }

    private static List<String> texts(RecordedDay day) {
        List<String> texts = new ArrayList<>();
        for (RecordedTranscript cycle : day.cycles()) {
            texts.add(Objects.requireNonNullElse(cycle.facts(), ""));
            for (Step step : cycle.steps()) {
                switch (step) {
                    case Step.Answer answer -> texts.addAll(List.of(answer.text(), answer.thinking()));
                    case Step.Call call -> texts.addAll(List.of(call.arguments(), call.result()));
                }
            }
        }
        return texts;
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Cycles";
    }

    @Override
    public void write(Html html, Charts charts) {
        if (day.cycles().isEmpty()) {
            html.leaf("p", "No cycle is recorded.", "class", "none");
            return;
        }
        html.open("fieldset", "class", "filter").leaf("legend", "Show");
        choice(html, "all", "all cycles", true);
        choice(html, "acted", "those that asked something of a service", false);
        html.close();
        html.open("div", "class", "cycles");
        day.cycles().forEach(cycle -> write(html, cycle));
        html.close();
    }

    private static void choice(Html html, String value, String words, boolean chosen) {
        html.open("label");
        if (chosen) {
            html.open("input", "type", "radio", "name", "cycles", "value", value, "checked", "");
        } else {
            html.open("input", "type", "radio", "name", "cycles", "value", value);
        }
        html.text(" " + words).close();
    }

    private void write(Html html, RecordedTranscript cycle) {
        RecordedCycle end = cycle.end();
        boolean completed = end != null && end.outcome().equals("completed");
        html.open(
                "details",
                "id",
                "cycle-" + cycle.number(),
                "class",
                "cycle" + (cycle.acted() || !completed ? " acted" : " quiet") + (completed ? "" : " troubled"));
        html.open("summary");
        html.leaf("span", cycle.startedAt() == null ? "" : Words.seconds(cycle.startedAt()), "class", "time");
        html.leaf("span", "#" + cycle.number(), "class", "cycle-number");
        html.leaf("span", Words.cut(decision(cycle)), "class", "did");
        html.leaf("span", measures(cycle), "class", "measures");
        html.close();
        if (end != null && end.said() != null && !end.said().isBlank()) {
            html.leaf("p", Words.cut(end.said()), "class", "said");
        }
        cycle.steps().forEach(step -> write(html, step));
        if (cycle.facts() != null) {
            unfold(html, "Facts that the model got", cycle.facts());
        }
        html.close();
    }

    private static String decision(RecordedTranscript cycle) {
        RecordedCycle end = cycle.end();
        if (end == null) {
            return "⚠ cut off by the end of the process";
        }
        String did = Objects.requireNonNullElse(end.did(), "");
        String shown = did.isEmpty() ? "nothing to do" : did;
        return end.outcome().equals("completed") ? shown : "⚠ " + end.text() + (did.isEmpty() ? "" : "; " + did);
    }

    private static String measures(RecordedTranscript cycle) {
        RecordedCycle end = cycle.end();
        if (end == null) {
            return "";
        }
        TokenCount tokens = end.tokens();
        Duration waited = cycle.steps().stream().map(Step::latency).reduce(Duration.ZERO, Duration::plus);
        return Words.count(tokens.input()) + " in, " + Words.count(tokens.output()) + " out · " + Words.cost(end.cost())
                + " · " + Words.count(waited.toMillis()) + " ms";
    }

    private void write(Html html, Step step) {
        switch (step) {
            case Step.Call call -> {
                html.open("details", "class", call.failed() ? "call failed" : "call")
                        .open("summary");
                html.leaf("code", Words.cut(call.tool()));
                html.leaf("span", first(call.arguments()), "class", "arguments");
                html.text((call.failed() ? "⚠ failed, " : "")
                        + Words.count(call.latency().toMillis()) + " ms");
                html.close();
                pre(html, call.arguments());
                pre(html, call.result());
                html.close();
            }
            case Step.Answer answer -> {
                if (answer.unfinished() != null) {
                    html.leaf("p", Words.cut("⚠ Not a whole answer: " + answer.unfinished()), "class", "said");
                }
                if (!answer.text().isBlank()) {
                    unfold(
                            html,
                            "Answer of " + Words.cut(answer.model()) + ", "
                                    + Words.count(answer.latency().toMillis()) + " ms",
                            answer.text());
                }
                if (!answer.thinking().isBlank()) {
                    unfold(html, "Its thinking", answer.thinking());
                }
            }
        }
    }

    private static String first(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    private void unfold(Html html, String what, String text) {
        html.open("details").leaf("summary", what);
        pre(html, text);
        html.close();
    }

    private void pre(Html html, String text) {
        html.open("pre", "tabindex", "0").lines(budget.of(text)).close();
    }
}
