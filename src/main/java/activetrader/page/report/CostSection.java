package activetrader.page.report;

import activetrader.agent.daylog.RecordedTranscript.Step;
import activetrader.agent.model.TokenCount;
import activetrader.page.day.RecordedDay;
import activetrader.page.html.Html;
import activetrader.page.html.Table;
import activetrader.page.html.Table.Column;
import activetrader.session.console.ConsoleText;
import activetrader.session.summary.DaySummary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the models and the broker cost.
record CostSection(RecordedDay day) implements Section {
    @Override
    public String id() {
        return "costs";
    }

    @Override
    public String title() {
        return "Costs";
    }

    @Override
    public void write(Html html, Charts charts) {
        Map<String, List<Step.Answer>> byModel = new TreeMap<>();
        day.cycles().stream()
                .flatMap(cycle -> cycle.steps().stream())
                .filter(Step.Answer.class::isInstance)
                .map(Step.Answer.class::cast)
                .forEach(answer -> byModel.computeIfAbsent(answer.model(), _ -> new ArrayList<>())
                        .add(answer));
        try (Table table = new Table(
                html,
                "Cost of the models",
                Column.text("Model"),
                Column.number("Answers"),
                Column.number("Tokens in"),
                Column.number("cached"),
                Column.number("Tokens out"),
                Column.number("Median latency"),
                Column.number("Cost"))) {
            byModel.forEach((model, answers) -> row(table, model, answers));
        }
        DaySummary summary = day.summary();
        if (summary != null && summary.performance() != null) {
            html.leaf(
                    "p",
                    "Fees that the broker booked on this day: "
                            + ConsoleText.dollars(summary.performance().fees())
                            + ". Regulatory fees often come a day later.");
        }
    }

    private static void row(Table table, String model, List<Step.Answer> answers) {
        TokenCount tokens = answers.stream()
                .map(Step.Answer::tokens)
                .filter(Objects::nonNull)
                .reduce(TokenCount.ZERO, TokenCount::plus);
        List<Long> latencies = answers.stream()
                .map(answer -> answer.latency().toMillis())
                .sorted()
                .toList();
        table.row(
                model,
                Words.count(answers.size()),
                Words.count(tokens.input()),
                Words.count(tokens.cached()),
                Words.count(tokens.output()),
                Words.count(latencies.get(latencies.size() / 2)) + " ms",
                Words.cost(cost(answers)));
    }

    /// Null when the cost of an answer is not known.
    private static @Nullable BigDecimal cost(List<Step.Answer> answers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Step.Answer answer : answers) {
            BigDecimal cost = answer.cost();
            if (cost == null) {
                return null;
            }
            sum = sum.add(cost);
        }
        return sum;
    }
}
