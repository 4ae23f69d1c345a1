package activetrader.execution;

import activetrader.execution.fills.Lot;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.protection.StopCoverage;
import activetrader.market.Money;
import activetrader.market.Position;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Symbol;
import activetrader.risk.Books;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts beside each position what guards it.
final class PortfolioReader {
    private final Desk desk;

    PortfolioReader(Desk desk) {
        this.desk = desk;
    }

    Portfolio read(Books books) {
        Set<Symbol> kept = desk.externals().kept(books.positions());
        return new Portfolio(
                books.readAt(),
                books.account(),
                books.positions().stream()
                        .map(position -> holding(
                                position,
                                desk.coverage(position, books.openOrders()),
                                kept.contains(position.symbol())))
                        .toList(),
                books.openOrders());
    }

    private Holding holding(Position position, StopCoverage coverage, boolean kept) {
        Lot lot = desk.fills().lot(position.symbol());
        Optional<LedgerEntry> entry = desk.firstEntry(position);
        return new Holding(
                position,
                coverage.worst(),
                coverage.target(),
                entry.map(first -> rMultiple(position, first.intent().stopLoss()))
                        .orElse(null),
                coverage.worst() == null ? null : new Money(coverage.risk(position)).toCents(),
                coverage.isComplete(),
                coverage.uncovered(),
                desk.fills().isReduced(position.symbol()),
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
        return position.side() == PositionSide.LONG ? lost : lost.negate();
    }
}
