package activetrader.statistics.records;

import activetrader.journal.TradeRow;
import activetrader.market.Money;
import activetrader.market.PositionSide;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.statistics.ClosedTrade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A position on its way from its first fill to its last.
///
/// @param entered shares
/// @param paid dollars for them
/// @param left shares that were closed
/// @param received dollars for them
/// @param fees dollars of all its fills
/// @param risk dollars per share at the entry; null where it is not known
record OpenTrade(
        PositionSide side,
        Instant since,
        BigDecimal entered,
        BigDecimal paid,
        BigDecimal left,
        BigDecimal received,
        BigDecimal fees,
        @Nullable BigDecimal risk) {

    static OpenTrade by(TradeRow first) {
        PositionSide side = first.action() == TradeRow.Action.SHORT ? PositionSide.SHORT : PositionSide.LONG;
        return new OpenTrade(
                side,
                first.at(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    OpenTrade entered(TradeRow row) {
        return new OpenTrade(
                side,
                since,
                entered.add(row.quantity().value()),
                paid.add(value(row)),
                left,
                received,
                fees.add(row.feesOrZero()),
                row.riskPerShare() == null ? risk : row.riskPerShare());
    }

    OpenTrade left(TradeRow row) {
        return new OpenTrade(
                side,
                since,
                entered,
                paid,
                left.add(row.quantity().value()),
                received.add(value(row)),
                fees.add(row.feesOrZero()),
                risk == null ? row.riskPerShare() : risk);
    }

    private static BigDecimal value(TradeRow row) {
        return row.price().times(row.quantity()).value();
    }

    ClosedTrade closed(TradeRow last) {
        return new ClosedTrade(
                last.symbol(),
                side,
                since,
                last.at(),
                new Quantity(entered),
                new Price(paid.divide(entered, MathContext.DECIMAL64)),
                new Price(received.divide(left, MathContext.DECIMAL64)),
                risk == null || risk.signum() <= 0 ? null : risk,
                new Money(fees),
                last.exit());
    }
}
