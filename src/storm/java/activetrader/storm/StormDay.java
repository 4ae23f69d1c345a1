package activetrader.storm;

import activetrader.app.settings.Configuration;
import activetrader.app.settings.Settings;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.Money;
import activetrader.market.OrderType;
import activetrader.market.Symbol;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.risk.TradingMode;
import activetrader.session.OnStop;
import activetrader.session.SessionSettings;
import activetrader.simulator.Simulator;
import activetrader.simulator.SimulatorSettings;
import activetrader.simulator.Tapes;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.ExchangeState;
import activetrader.simulator.exchange.account.PositionView;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.simulator.faults.FaultPlan;
import activetrader.simulator.faults.Faults;
import activetrader.simulator.script.Script;
import activetrader.storm.trouble.RefusalWatch;
import activetrader.storm.trouble.Trouble;
import activetrader.time.SimulatedTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Plays one random day, and the next open when a position was held overnight, and reports the faults.
final class StormDay {
    private static final Duration AFTERMATH = Duration.ofMinutes(12);
    private static final Duration CALM_AFTER = Duration.ofMinutes(1);
    private static final Duration BEFORE_WAKING = Duration.ofHours(3);

    private static final Duration RHYTHM = Duration.ofMinutes(10);
    private static final int STEPS = 8;

    private final DayPlan plan;
    private final Settings settings;
    private final Markets markets;
    private final Scene.Ports ports;
    private final Consumer<String> console;
    private final Findings findings = new Findings();
    private final List<LocalDate> dates = new ArrayList<>();

    /// @param console gets what the daemon prints
    StormDay(DayPlan plan, Settings base, Markets markets, Scene.Ports ports, Consumer<String> console) {
        this.plan = plan;
        this.settings = settingsFor(plan, base);
        this.markets = markets;
        this.ports = ports;
        this.console = console;
    }

    private static Settings settingsFor(DayPlan plan, Settings base) {
        Configuration played = base.configuration()
                .with(
                        plan.symbols().stream().sorted().toList(),
                        STEPS,
                        new SessionSettings(RHYTHM, RHYTHM, Duration.ofMinutes(4), OnStop.KEEP),
                        plan.limits(),
                        plan.execution());
        return new Settings(base.installation(), base.environment(), played, base.endpoints());
    }

    DayResult play() throws InterruptedException {
        TradingDay day = plan.day();
        dates.add(day.date());
        SimulatedTime world = new SimulatedTime(plan.start());
        MortalTime naps = new MortalTime(world, Duration.ZERO, () -> {});
        Weather weather = new Weather(world, plan.seed(), plan.faultsPerMille(), plan.gusts());
        RefusalWatch refusals = new RefusalWatch(world, findings::add);
        SimulatorSettings broker = SimulatorSettings.defaults()
                .withSymbols(plan.symbols())
                .withSeed(plan.seed())
                .withExchange(plan.exchange())
                .withKeys(Scene.KEYS)
                .withScript(plan.trouble().script())
                .withFaults(faults(weather, refusals, world));
        Tapes.Dated tape = markets.day(
                plan.marketSeed(),
                plan.symbols(),
                day.date(),
                plan.halts(),
                plan.trouble().script());
        try (Simulator simulator = Simulator.start(tape, broker, naps, 0)) {
            Money equity = simulator.exchange().balance().equity();
            Witness witness = new Witness(
                    plan, equity.value(), new ModeFile(settings.installation().data()), findings);
            witness.attach(simulator.exchange());
            AlertWatch alerts = new AlertWatch(world, simulator::exchange, findings);
            Scene scene = new Scene(world, naps, simulator, settings, plan, ports, end(day), alerts, console);
            Sentry sentry = new Sentry(
                    world,
                    plan,
                    simulator::exchange,
                    scene.trade,
                    settings.configuration().execution().reconcileInterval(),
                    findings);
            sentry.start();
            Chances chances = new Chances(world, plan, scene.trade);
            chances.start();
            UnflatCheck unflatCheck = new UnflatCheck(plan, chances, findings);
            scene.components().forEach(Component::start);
            Outside outside = new Outside(plan, scene, alerts, refusals, unflatCheck);
            schedule(world, naps, scene, simulator, witness, outside);
            Intrusion intrusion =
                    new Intrusion(world, plan, scene.trade, ports.trade(), alerts, simulator::exchange, findings);
            intrusion.schedule();
            weather.clearFrom(day.close().plus(CALM_AFTER));
            world.sleepUntil(day.close().plusSeconds(3));
            List<PositionView> held = simulator.exchange().positions();
            world.sleepUntil(end(day));
            boolean unflat = !held.isEmpty();
            Records records = new Records(settings.records(), dates, simulator.exchange(), plan.trouble(), findings);
            unflatCheck.couldNotBeClosed(held);
            Set<Symbol> reported = records.reportedNotFlat();
            scene.services()
                    .filter(service -> !service.everServed())
                    .forEach(service -> findings.add(service.name() + " never served"));
            if (!plan.trouble().endsTheDayEarly()) {
                records.checkSummary();
            }
            ExchangeState state = finish(world, scene, simulator);
            if (unflat) {
                Set<Symbol> later = playNextOpen(state, equity, held.getFirst().symbol());
                unflatCheck.wereReported(held, reported, later);
            } else {
                records.checkFills(equity);
                records.checkOrders();
            }
            records.checkCrypto();
            records.checkSecrets(settings.installation().data());
            int deaths = scene.components().stream().mapToInt(Component::deaths).sum()
                    - scene.components().size();
            return new DayResult(
                    plan.seed(),
                    findings.lines(),
                    witness.entries(),
                    witness.fills(),
                    deaths,
                    weather.faults(),
                    unflat,
                    sentry.longest(),
                    records.digest());
        }
    }

    private static Instant end(TradingDay day) {
        return day.close().plus(AFTERMATH);
    }

    private Faults faults(Weather weather, RefusalWatch refusals, SimulatedTime world) {
        Trouble trouble = plan.trouble();
        Faults lies = new FaultPlan(world, plan.seed(), trouble.rules());
        return Faults.either(weather, Faults.either(refusals, lies));
    }

    private void schedule(
            SimulatedTime world, MortalTime naps, Scene scene, Simulator simulator, Witness witness, Outside outside) {
        for (DayPlan.Crash crash : plan.crashes()) {
            Component victim = scene.component(crash.part());
            world.at(crash.at(), "crash", () -> victim.crash(crash.looks(), crash.downFor()));
        }
        for (Instant at : plan.brokerRestarts()) {
            world.at(at, "broker restart", () -> {
                simulator.restart();
                witness.attach(simulator.exchange());
                scene.brokerRestarted();
                naps.wakeAll();
            });
        }
        for (Instant at : plan.stopsCancelled()) {
            world.at(at, "hand", () -> cancelStops(simulator.exchange()));
        }
        for (Trouble.ClockStep step : plan.trouble().steps()) {
            world.at(step.at(), "clock step", () -> scene.components().forEach(part -> part.stepClock(step.by())));
        }
        if (plan.timer()) {
            world.at(plan.day().independentFlattenAt(), "timer", () -> outside.flatten("timer"));
        }
        schedulePanic(world, outside);
    }

    /// Cancels every stop, as a person at the broker's web page can.
    private static void cancelStops(Exchange exchange) {
        exchange.openOrders().stream()
                .filter(order -> order.terms().type() == OrderType.STOP)
                .forEach(stop -> cancel(exchange, stop));
    }

    private static void cancel(Exchange exchange, SimulatedOrder order) {
        try {
            exchange.cancel(order.id());
        } catch (Refusal _) {
            return; // it went with another one, or is on its way out
        }
    }

    private void schedulePanic(SimulatedTime world, Outside outside) {
        Instant panicAt = plan.panicAt();
        if (panicAt == null) {
            return;
        }
        world.at(panicAt, "panic", () -> {
            setMode(new ModeState(TradingMode.HALTED, "panic", "storm", panicAt, null));
            outside.flatten("panic");
        });
        Instant resumeAt = plan.resumeAt();
        if (resumeAt != null) {
            world.at(
                    resumeAt,
                    "resume",
                    () -> setMode(new ModeState(TradingMode.ACTIVE, "operator", "resumed", resumeAt, null)));
        }
    }

    private void setMode(ModeState state) {
        try {
            new ModeFile(settings.installation().data()).write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Plays the next open: positions that were held overnight are closed there.
    ///
    /// @return the symbols that the records report as held by then
    private Set<Symbol> playNextOpen(ExchangeState state, Money equity, Symbol held) throws InterruptedException {
        TradingDay next = new NyseCalendar().currentOrNext(plan.day().close().plusSeconds(1));
        dates.add(next.date());
        SimulatedTime world = new SimulatedTime(next.wakeAt().minusSeconds(60));
        MortalTime naps = new MortalTime(world, Duration.ZERO, () -> {});
        Script script = plan.trouble().aftermath(held, next.wakeAt().minus(BEFORE_WAKING));
        SimulatorSettings broker = SimulatorSettings.defaults()
                .withSymbols(plan.symbols())
                .withSeed(plan.seed() + 1)
                .withExchange(plan.exchange())
                .withScript(script)
                .withKeys(Scene.KEYS);
        Tapes.Dated tape = markets.day(plan.marketSeed(), plan.symbols(), next.date(), List.of(), script);
        try (Simulator simulator = Simulator.startFrom(state, tape, broker, naps, 0)) {
            Instant end = next.open().plusSeconds(120);
            AlertWatch alerts = new AlertWatch(world, simulator::exchange, findings);
            Scene scene = new Scene(world, naps, simulator, settings, plan, ports, end, alerts, console);
            scene.components().forEach(Component::start);
            world.sleepUntil(next.open().plusSeconds(60));
            Set<Symbol> overnight = new HashSet<>();
            state.executions().forEach(fill -> overnight.add(fill.symbol()));
            simulator.exchange().positions().stream()
                    .filter(position -> position.holding().date().isBefore(next.date()))
                    .filter(position -> !plan.trouble()
                            .refusedSymbols()
                            .contains(position.symbol().value()))
                    .forEach(position ->
                            findings.add(position.symbol() + " held overnight and not closed a minute after the open"));
            world.sleepUntil(end);
            scene.flatten("storm", end.plusSeconds(120));
            world.sleepUntil(world.instant().plusSeconds(45));
            Records records = new Records(settings.records(), dates, simulator.exchange(), plan.trouble(), findings);
            records.checkFills(equity);
            records.checkOrders();
            finish(world, scene, simulator);
            return records.reportedNotFlat();
        }
    }

    private static ExchangeState finish(SimulatedTime world, Scene scene, Simulator simulator)
            throws InterruptedException {
        ExchangeState state = simulator.exchange().snapshot();
        scene.components().forEach(Component::end);
        world.sleep(Duration.ofSeconds(30));
        return state;
    }
}
