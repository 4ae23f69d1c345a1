package activetrader.execution.portfolio;

import activetrader.execution.account.ForeignHoldings;
import activetrader.execution.fills.OpeningOrders;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.fills.book.Lot;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.protection.PositionProtection;
import activetrader.execution.protection.StopCoverage;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.risk.AccountSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts beside each position what guards it.
public final class PortfolioReader {
    private final PositionProtection protection;
    private final BookedFills booked;
    private final OpeningOrders opening;
    private final ForeignHoldings foreign;

    public PortfolioReader(
            PositionProtection protection, BookedFills booked, OpeningOrders opening, ForeignHoldings foreign) {
        this.protection = protection;
        this.booked = booked;
        this.opening = opening;
        this.foreign = foreign;
    }

    public Portfolio read(AccountSnapshot books) {
        Set<Symbol> kept = foreign.kept(books.positions());
        return new Portfolio(
                books.readAt(),
                books.account(),
                books.positions().stream()
                        .map(position -> holding(
                                position,
                                protection.coverage(position, books.openOrders()),
                                kept.contains(position.symbol())))
                        .toList(),
                books.openOrders());
    }

    private Holding holding(Position position, StopCoverage coverage, boolean kept) {
        Lot lot = booked.lot(position.symbol());
        Optional<LedgerEntry> entry = opening.of(position);
        return new Holding(
                position,
                coverage.worst(),
                coverage.target(),
                entry.map(first -> rMultiple(position, first.intent().stopLoss()))
                        .orElse(null),
                coverage.worst() == null ? null : new Money(coverage.risk(position)).toCents(),
                coverage.isComplete(),
                coverage.uncovered(),
                booked.isReduced(position.symbol()),
                lot.openedAt(),
                kept || entry.isEmpty(),
                kept,
                entry.map(first -> first.intent().stopLoss()).orElse(null),
                entry.map(first -> first.intent().reason()).orElse(null));
    }

    private static @Nullable BigDecimal rMultiple(Position position, @Nullable Price firstStop) {
        if (firstStop == null) {
            return null;
        }
        BigDecimal risk = loss(position, firstStop);
        return risk.signum() <= 0 ? null : position.unrealizedProfit().value().divide(risk, 2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal loss(Position position, Price stop) {
        BigDecimal perShare = position.averageEntryPrice().value().subtract(stop.value());
        BigDecimal lost = perShare.multiply(position.quantity().value());
        return position.side().signed(lost);
    }
}
