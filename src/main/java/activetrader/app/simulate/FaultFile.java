package activetrader.app.simulate;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import activetrader.config.Problems;
import activetrader.config.Section;
import activetrader.json.Json;
import activetrader.json.JsonException;
import activetrader.market.Symbol;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.exchange.ExchangeSettings;
import activetrader.simulator.exchange.Quirks;
import activetrader.simulator.faults.FaultPlan;
import activetrader.simulator.faults.FaultRule;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.Halt;
import activetrader.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The faults of a simulated broker, as a JSON file names them: `docs/reference/simulator.md` has every key.
///
/// @param exchange how the exchange behaves
/// @param halts which symbols are halted, and when
/// @param restarts when the broker restarts with its state kept
/// @param rules what goes wrong with calls and streams
/// @param script what happens to account, prices and assets
record FaultFile(
        ExchangeSettings exchange, List<Halt> halts, List<Instant> restarts, List<FaultRule> rules, Script script) {
    private static final List<String> METHODS = List.of("", "GET", "POST", "PATCH", "DELETE");

    FaultFile {
        halts = List.copyOf(halts);
        restarts = List.copyOf(restarts);
        rules = List.copyOf(rules);
    }

    /// @param settings the values that hold where the file says nothing
    /// @param date the day that is played, in New York
    /// @throws ConfigException with one line for each thing that is wrong
    static FaultFile read(Path file, SimulatorSettings settings, LocalDate date) {
        Problems problems = new Problems();
        Section root = new Section("", content(file), problems);
        DayTimes times = new DayTimes(date);
        FaultFile read = new FaultFile(
                exchange(root.section("exchange"), settings.exchange()),
                halts(root, times),
                root.texts("restarts", List.of()).stream()
                        .flatMap(text -> times.read("restarts", text, problems).stream())
                        .toList(),
                root.sections("faults").stream().map(rule -> rule(rule, times)).toList(),
                ScriptSection.read(root.sections("account"), times));
        root.reportUnknownKeys();
        problems.throwIfAny();
        return read;
    }

    /// `settings` with everything in this file except the faults of calls and streams, which need a clock.
    SimulatorSettings applyTo(SimulatorSettings settings) {
        return settings.withExchange(exchange).withHalts(halts).withScript(script);
    }

    /// Whether the file changes the prices of the day.
    boolean changesPrices() {
        return !halts.isEmpty()
                || !script.steps().isEmpty()
                || !script.renamings().isEmpty();
    }

    Faults plan(TimeSource time, long seed) {
        return new FaultPlan(time, seed, rules);
    }

    private static Map<String, Object> content(Path file) {
        try {
            return Json.readObject(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException("--faults " + file + " does not exist");
        } catch (IOException e) {
            throw new ConfigException("--faults " + file + " cannot be read: " + FileFault.of(file, e));
        } catch (JsonException e) {
            throw new ConfigException("--faults " + file + ": " + e.getMessage());
        }
    }

    private static ExchangeSettings exchange(Section section, ExchangeSettings usual) {
        Quirks quirks = new Quirks(
                DayTimes.seconds(section, "visibility_lag_seconds", "0", "0"),
                section.whole("reject_percent", 0, 0, 100),
                DayTimes.seconds(section, "clock_offset_seconds", "0", "-86400"));
        return usual.withPartialFillPercent(section.whole("partial_fill_percent", usual.partialFillPercent(), 0, 100))
                .withCancelDelay(DayTimes.seconds(section, "cancel_delay_seconds", "0", "0"))
                .withRequestsPerMinute(section.whole("requests_per_minute", usual.requestsPerMinute(), 1, 1_000_000))
                .withQuirks(quirks);
    }

    private static List<Halt> halts(Section root, DayTimes times) {
        List<Halt> halts = new ArrayList<>();
        for (Section halt : root.sections("halts")) {
            String name = halt.text("symbol", "");
            DayTimes.Span span = times.span(halt);
            try {
                halts.add(new Halt(Symbol.of(name), span.from(), span.until()));
            } catch (IllegalArgumentException e) {
                halt.problems().add(halt.pathOf("symbol") + ": " + e.getMessage());
            }
        }
        return halts;
    }

    private static FaultRule rule(Section section, DayTimes times) {
        DayTimes.Span span = times.span(section);
        FaultRule rule = FaultRule.always(MishapKind.read(section))
                .with(section.choice("method", "", METHODS), section.text("path", ""))
                .percent(section.whole("percent", 100, 0, 100))
                .atMost(section.whole("times", Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        return rule.between(span.from(), span.until());
    }
}
