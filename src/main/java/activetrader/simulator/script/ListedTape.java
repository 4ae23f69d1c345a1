package activetrader.simulator.script;

import activetrader.market.Asset;
import activetrader.market.Bar;
import activetrader.market.Price;
import activetrader.market.Quote;
import activetrader.market.Symbol;
import activetrader.market.Trade;
import activetrader.market.calendar.TradingCalendar;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/// A tape whose assets are listed as [AssetChange]s say, by the clock; its prices are those of the tape behind it.
public final class ListedTape implements Tape {
    private final Tape tape;
    private final List<AssetChange> changes;
    private final TimeSource time;

    public ListedTape(Tape tape, List<AssetChange> changes, TimeSource time) {
        this.tape = tape;
        this.changes = List.copyOf(changes);
        this.time = time;
    }

    private AssetChange.State state(Symbol symbol) {
        Instant now = time.instant();
        return changes.stream()
                .filter(change ->
                        change.symbol().equals(symbol) && !change.from().isAfter(now))
                .map(AssetChange::state)
                .reduce(AssetChange.State.TRADABLE, (_, later) -> later);
    }

    private Optional<Asset> listed(Asset asset) {
        return switch (state(asset.symbol())) {
            case TRADABLE -> Optional.of(asset);
            case UNTRADABLE, INACTIVE ->
                Optional.of(new Asset(
                        asset.id(), asset.symbol(), asset.name(), asset.exchange(), false, false, false, false));
            case UNLISTED -> Optional.empty();
        };
    }

    @Override
    public Optional<Asset> asset(Symbol symbol) {
        return tape.asset(symbol).flatMap(this::listed);
    }

    @Override
    public List<Asset> assets() {
        return tape.assets().stream().flatMap(asset -> listed(asset).stream()).toList();
    }

    @Override
    public boolean isActive(Symbol symbol) {
        return state(symbol) != AssetChange.State.INACTIVE;
    }

    @Override
    public String label() {
        return tape.label();
    }

    @Override
    public SortedSet<Symbol> symbols() {
        return tape.symbols();
    }

    @Override
    public TradingCalendar calendar() {
        return tape.calendar();
    }

    @Override
    public Optional<Quote> quote(Symbol symbol, Instant at) {
        return tape.quote(symbol, at);
    }

    @Override
    public Optional<Trade> lastTrade(Symbol symbol, Instant at) {
        return tape.lastTrade(symbol, at);
    }

    @Override
    public Optional<Price> previousClose(Symbol symbol, LocalDate date) {
        return tape.previousClose(symbol, date);
    }

    @Override
    public Optional<Instant> first(Symbol symbol, Instant from, Instant until, Predicate<Quote> condition) {
        return tape.first(symbol, from, until, condition);
    }

    @Override
    public Optional<Bar> minute(Symbol symbol, Instant at) {
        return tape.minute(symbol, at);
    }

    @Override
    public boolean isHalted(Symbol symbol, Instant at) {
        return tape.isHalted(symbol, at);
    }
}
