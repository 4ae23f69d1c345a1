package activetrader.app.simulate;

import activetrader.config.Section;
import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountAction;
import activetrader.simulator.script.AssetChange;
import activetrader.simulator.script.Script;
import activetrader.simulator.tape.PriceStep;
import activetrader.simulator.tape.Renaming;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The list `account` of a file of faults: what happens to account, prices and assets.
final class ScriptSection {
    private static final List<String> KINDS =
            List.of("cash", "shares", "split", "rename", "bust", "correct", "gap", "untradable", "inactive");
    private static final String MOST = "1000000000";

    private final List<PriceStep> steps = new ArrayList<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private final List<AssetChange> assets = new ArrayList<>();
    private final List<Script.Timed> actions = new ArrayList<>();

    private ScriptSection() {}

    static Script read(List<Section> entries, DayTimes times) {
        ScriptSection script = new ScriptSection();
        entries.forEach(entry -> script.read(entry, times));
        return new Script(script.steps, script.renamings, script.assets, script.actions);
    }

    private void read(Section entry, DayTimes times) {
        Instant at = times.instant(entry, "at");
        if (!entry.has("kind")) {
            entry.problems().add(entry.pathOf("kind") + " is missing, must be one of " + String.join(", ", KINDS));
        }
        switch (entry.choice("kind", "cash", KINDS)) {
            case "cash" ->
                act(
                        at,
                        new AccountAction.MoveCash(
                                entry.text("type", "CSD"), dollars(entry, "amount"), symbolOrNull(entry)));
            case "shares" ->
                symbol(entry, "symbol")
                        .ifPresent(symbol -> act(
                                at,
                                new AccountAction.MoveShares(
                                        entry.text("type", "JNLS"),
                                        symbol,
                                        entry.number("shares", "0", "-" + MOST, MOST),
                                        priceOrNull(entry),
                                        dollars(entry, "cash"))));
            case "split" -> symbol(entry, "symbol").ifPresent(symbol -> split(entry, at, symbol));
            case "rename" ->
                symbol(entry, "symbol")
                        .ifPresent(from -> symbol(entry, "to").ifPresent(to -> {
                            renamings.add(new Renaming(from, to, at));
                            act(at, new AccountAction.RenameSymbol(from, to));
                        }));
            case "bust" -> symbol(entry, "symbol").ifPresent(symbol -> act(at, new AccountAction.BustLastFill(symbol)));
            case "correct" ->
                symbol(entry, "symbol")
                        .ifPresent(symbol -> act(
                                at,
                                new AccountAction.CorrectLastFill(
                                        symbol,
                                        entry.has("shares")
                                                ? new Quantity(entry.number("shares", "1", "1", MOST))
                                                : null,
                                        new Price(entry.number("price", "1", "0.0001", MOST)))));
            case "gap" ->
                symbol(entry, "symbol")
                        .ifPresent(symbol -> steps.add(new PriceStep(
                                symbol,
                                at,
                                BigDecimal.ONE.add(entry.number("percent", "10", "-99", "10000")
                                        .movePointLeft(2)),
                                false)));
            case "untradable" ->
                symbol(entry, "symbol")
                        .ifPresent(symbol -> assets.add(new AssetChange(symbol, at, AssetChange.State.UNTRADABLE)));
            default ->
                symbol(entry, "symbol")
                        .ifPresent(symbol -> assets.add(new AssetChange(symbol, at, AssetChange.State.INACTIVE)));
        }
    }

    private void act(Instant at, AccountAction action) {
        actions.add(new Script.Timed(at, action));
    }

    private void split(Section entry, Instant at, Symbol symbol) {
        BigDecimal fresh = entry.number("new", "2", "1", "10000");
        BigDecimal old = entry.number("old", "1", "1", "10000");
        steps.add(new PriceStep(symbol, at, old.divide(fresh, MathContext.DECIMAL64), true));
        act(at, new AccountAction.SplitShares(symbol, fresh, old));
    }

    private static Money dollars(Section entry, String key) {
        return new Money(entry.number(key, "0", "-" + MOST, MOST));
    }

    private static @Nullable Price priceOrNull(Section entry) {
        return entry.has("price") ? new Price(entry.number("price", "1", "0.0001", MOST)) : null;
    }

    private static @Nullable Symbol symbolOrNull(Section entry) {
        return entry.has("symbol") ? symbol(entry, "symbol").orElse(null) : null;
    }

    private static Optional<Symbol> symbol(Section entry, String key) {
        try {
            return Optional.of(Symbol.of(entry.text(key, "")));
        } catch (IllegalArgumentException e) {
            entry.problems().add(entry.pathOf(key) + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
