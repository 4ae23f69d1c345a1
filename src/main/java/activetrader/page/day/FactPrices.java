package activetrader.page.day;

import activetrader.agent.daylog.RecordedTranscript;
import activetrader.agent.facts.FactPage;
import activetrader.market.Price;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the fact sheets of a day say: prices, the loss at which entries stop, and what the gate allows.
public final class FactPrices {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Sheet> sheets;

    private FactPrices(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    private record Sheet(Instant at, FactPage page) {}

    public static FactPrices of(RecordedDay day) {
        List<Sheet> sheets = new ArrayList<>();
        for (RecordedTranscript cycle : day.cycles()) {
            if (cycle.startedAt() != null && cycle.facts() != null) {
                sheets.add(new Sheet(cycle.startedAt(), FactPage.parse(cycle.facts())));
            }
        }
        return new FactPrices(sheets);
    }

    /// The price of `symbol` at each cycle that saw it, in order.
    public List<Level> of(Symbol symbol) {
        return sheets.stream()
                .flatMap(sheet -> price(sheet.page(), symbol).map(price -> new Level(sheet.at(), price)).stream())
                .toList();
    }

    private static Optional<Price> price(FactPage page, Symbol symbol) {
        return Stream.of("POSITIONS", "SIGNALS")
                .flatMap(table -> page.table(table).stream())
                .filter(row -> row.text("symbol").equals(symbol.value()))
                .flatMap(row -> row.number("price").stream())
                .filter(number -> number.signum() > 0)
                .map(Price::new)
                .findFirst();
    }

    /// The last sheet; empty when no cycle has run.
    public Optional<FactPage> last() {
        return sheets.isEmpty()
                ? Optional.empty()
                : Optional.of(sheets.getLast().page());
    }

    /// When the last sheet was made; empty when no cycle has run.
    public Optional<Instant> lastAt() {
        return sheets.isEmpty()
                ? Optional.empty()
                : Optional.of(sheets.getLast().at());
    }

    /// Equity with which the day began.
    public Optional<BigDecimal> equityStart() {
        return sheets.stream()
                .flatMap(sheet -> sheet.page().pairs("TODAY").number("equity_start").stream())
                .reduce((_, later) -> later);
    }

    /// The equity at which the day's loss stops entries.
    public Optional<BigDecimal> lossLimit() {
        return sheets.stream()
                .flatMap(sheet -> sheet.page().pairs("LIMITS").number("max_daily_loss_percent").stream())
                .reduce((_, later) -> later)
                .flatMap(percent -> equityStart()
                        .map(equity -> equity.subtract(
                                equity.multiply(percent).divide(HUNDRED, 2, java.math.RoundingMode.HALF_UP))));
    }
}
