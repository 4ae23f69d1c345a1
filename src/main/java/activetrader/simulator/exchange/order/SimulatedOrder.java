package activetrader.simulator.exchange.order;

import activetrader.market.Money;
import activetrader.market.OrderStatus;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.RoundingMode;

/// An order at one instant.
public record SimulatedOrder(
        String id, String clientOrderId, Terms terms, Links links, Progress progress, Stamps stamps) {
    private static final int NOTIONAL_SCALE = 9;

    public Symbol symbol() {
        return terms.symbol();
    }

    public OrderStatus status() {
        return progress.status();
    }

    public boolean isOpen() {
        return status().isOpen();
    }

    /// Shares still to be filled; for an order by dollar amount, those that the amount was worth when it was checked.
    public Quantity remaining() {
        Quantity wanted = terms.quantity();
        if (wanted != null) {
            return wanted.isAbove(progress.filled()) ? wanted.minus(progress.filled()) : Quantity.ZERO;
        }
        Money notional = terms.notional();
        Price price = progress.checkPrice();
        return notional == null || price == null || !progress.filled().isZero()
                ? Quantity.ZERO
                : new Quantity(notional.value().divide(price.value(), NOTIONAL_SCALE, RoundingMode.DOWN));
    }

    /// Whether the order keeps shares of the position for itself. A `held` stop does not: its take-profit does.
    public boolean holdsShares() {
        return isOpen() && terms.intent().isClosing() && !status().equals(OrderStatus.HELD);
    }

    /// What the order may still cost if it opens a position.
    public Money reserve() {
        Price price = progress.checkPrice();
        if (!isOpen() || terms.intent().isClosing() || price == null) {
            return Money.ZERO;
        }
        Money notional = terms.notional();
        return notional == null ? price.times(remaining()) : notional;
    }
}
