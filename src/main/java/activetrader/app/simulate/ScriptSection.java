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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the list `account` of a file of faults: what happens to account, prices and assets.
final class ScriptSection {
    private static final List<String> KINDS = List.of(
            "cash",
            "shares",
            "split",
            "rename",
            "spinoff",
            "merger",
            "bust",
            "correct",
            "crypto",
            "gap",
            "untradable",
            "inactive");
    private static final Pattern PAIR = Pattern.compile("[A-Z0-9]{1,10}/[A-Z]{3,5}");
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
            case "crypto" -> crypto(entry, at);
            default -> symbol(entry, "symbol").ifPresent(symbol -> read(entry, at, symbol));
        }
    }

    private void read(Section entry, Instant at, Symbol symbol) {
        switch (entry.choice("kind", "cash", KINDS)) {
            case "shares" ->
                act(
                        at,
                        new AccountAction.MoveShares(
                                entry.text("type", "JNLS"),
                                symbol,
                                entry.number("shares", "0", "-" + MOST, MOST),
                                priceOrNull(entry, "price"),
                                dollars(entry, "cash")));
            case "split" -> split(entry, at, symbol);
            case "rename" ->
                symbol(entry, "to").ifPresent(to -> {
                    renamings.add(new Renaming(symbol, to, at));
                    act(at, new AccountAction.RenameSymbol(symbol, to));
                });
            case "spinoff" ->
                symbol(entry, "to")
                        .ifPresent(to ->
                                act(at, new AccountAction.SpinOff(symbol, to, rate(entry, "new"), rate(entry, "old"))));
            case "merger" -> merger(entry, at, symbol);
            case "bust" -> act(at, new AccountAction.BustLastFill(symbol));
            case "correct" -> act(at, correction(entry, symbol));
            case "gap" -> steps.add(new PriceStep(symbol, at, factor(entry, "percent", "10"), false));
            case "untradable" -> assets.add(new AssetChange(symbol, at, AssetChange.State.UNTRADABLE));
            default -> assets.add(new AssetChange(symbol, at, AssetChange.State.INACTIVE));
        }
    }

    private void crypto(Section entry, Instant at) {
        String pair = entry.text("symbol", "BTC/USD");
        if (!PAIR.matcher(pair).matches()) {
            entry.problems().add(entry.pathOf("symbol") + " must be a pair such as BTC/USD, was \"" + pair + "\"");
        }
        act(
                at,
                new AccountAction.HoldCrypto(
                        pair,
                        entry.number("coins", "1", "0.000000001", MOST),
                        new Price(entry.number("price", "50000", "0.0001", MOST)),
                        priceOrNull(entry, "stop")));
    }

    /// A correction to given figures, or to given parts of the original fill.
    private static AccountAction correction(Section entry, Symbol symbol) {
        if (entry.has("price")) {
            return new AccountAction.CorrectLastFill(
                    symbol,
                    entry.has("shares") ? new Quantity(entry.number("shares", "1", "1", MOST)) : null,
                    new Price(entry.number("price", "1", "0.0001", MOST)));
        }
        if (!entry.has("shares_percent") && !entry.has("price_percent")) {
            entry.problems()
                    .add(entry.pathOf("price") + " is missing, or one of shares_percent and price_percent must stand");
        }
        return new AccountAction.ScaleLastFill(
                symbol,
                entry.number("shares_percent", "100", "1", "1000").movePointLeft(2),
                entry.number("price_percent", "100", "1", "1000").movePointLeft(2));
    }

    private static BigDecimal factor(Section entry, String key, String usual) {
        return BigDecimal.ONE.add(entry.number(key, usual, "-99", "10000").movePointLeft(2));
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

    /// The buyer's shares, or dollars, or both for the shares of `symbol`, which is not traded any more.
    private void merger(Section entry, Instant at, Symbol symbol) {
        Optional<Symbol> buyer = entry.has("to") ? symbol(entry, "to") : Optional.empty();
        if (!entry.has("to") && !entry.has("cash")) {
            entry.problems().add(entry.pathOf("to") + " is missing, or cash must stand");
        }
        Money cash = new Money(entry.number("cash", "0", "0", MOST));
        assets.add(new AssetChange(symbol, at, AssetChange.State.INACTIVE));
        act(at, new AccountAction.Merger(symbol, buyer.orElse(null), rate(entry, "new"), rate(entry, "old"), cash));
    }

    private static BigDecimal rate(Section entry, String key) {
        return entry.number(key, "1", "0.0001", "10000");
    }

    private static Money dollars(Section entry, String key) {
        return new Money(entry.number(key, "0", "-" + MOST, MOST));
    }

    private static @Nullable Price priceOrNull(Section entry, String key) {
        return entry.has(key) ? new Price(entry.number(key, "1", "0.0001", MOST)) : null;
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
