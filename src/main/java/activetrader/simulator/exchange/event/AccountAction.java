package activetrader.simulator.exchange.event;

import activetrader.market.Money;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What is to happen to the account without a fill. The amounts that depend on what is held are worked out when it
/// happens.
public sealed interface AccountAction {
    /// Whether something happens to shares of `symbol`.
    default boolean touches(Symbol symbol) {
        return switch (this) {
            case MoveCash _, HoldCrypto _ -> false;
            case MoveShares move -> move.symbol().equals(symbol);
            case SplitShares split -> split.symbol().equals(symbol);
            case SpinOff spinOff ->
                spinOff.source().equals(symbol) || spinOff.fresh().equals(symbol);
            case Merger merger -> merger.acquiree().equals(symbol) || symbol.equals(merger.acquirer());
            case RenameSymbol rename ->
                rename.from().equals(symbol) || rename.to().equals(symbol);
            case BustLastFill bust -> bust.symbol().equals(symbol);
            case CorrectLastFill correction -> correction.symbol().equals(symbol);
            case ScaleLastFill correction -> correction.symbol().equals(symbol);
        };
    }

    /// @param type as Alpaca names it: `CSD`, `CSW`, `JNLC`, `DIV`, `INT`, `FEE` and so on
    /// @param amount dollars, negative when they go
    record MoveCash(String type, Money amount, @Nullable Symbol symbol) implements AccountAction {}

    /// @param type as Alpaca names it: `JNLS`, `ACATS`, `SPIN`, `MA`, `OPASN`
    /// @param shares negative when they go; no more go than are held, and none where nothing is held long
    /// @param price what a share that comes costs; null for the market's price
    /// @param cash dollars that come (positive) or go with them; in proportion where fewer shares go
    record MoveShares(
            String type,
            Symbol symbol,
            BigDecimal shares,
            @Nullable Price price,
            Money cash) implements AccountAction {}

    /// Coins come, at a price that does not move, with a stop-limit order for all of them or, with null, without.
    ///
    /// @param pair such as `BTC/USD`
    record HoldCrypto(
            String pair,
            BigDecimal coins,
            Price price,
            @Nullable Price stop) implements AccountAction {}

    /// @param newRate shares after it for each `oldRate` before: 10 for 1, or 1 for 10 in a reverse split
    record SplitShares(Symbol symbol, BigDecimal newRate, BigDecimal oldRate) implements AccountAction {}

    /// Shares of another company come beside those of `source`, for a long position; a fraction of a share is paid in
    /// cash.
    ///
    /// @param newRate shares of `fresh` for each `sourceRate` of `source`
    record SpinOff(Symbol source, Symbol fresh, BigDecimal newRate, BigDecimal sourceRate) implements AccountAction {}

    /// The shares of `acquiree` go, of a long position; dollars or shares of the buyer, or both, come for them. A
    /// fraction of a share is paid in cash.
    ///
    /// @param acquirer null when dollars alone come
    /// @param newRate shares of the buyer for each `oldRate` of `acquiree`
    /// @param cashRate dollars for each share of `acquiree`, zero when shares alone come
    record Merger(Symbol acquiree, @Nullable Symbol acquirer, BigDecimal newRate, BigDecimal oldRate, Money cashRate)
            implements AccountAction {}

    record RenameSymbol(Symbol from, Symbol to) implements AccountAction {}

    /// Busts the last fill in `symbol` since its last split; nothing happens when there is none, or when it is a
    /// purchase whose shares are gone.
    record BustLastFill(Symbol symbol) implements AccountAction {}

    /// Corrects the last fill in `symbol` since its last split; nothing happens when there is none.
    ///
    /// @param quantity null for the one that it had
    record CorrectLastFill(Symbol symbol, @Nullable Quantity quantity, Price price) implements AccountAction {}

    /// Corrects the last fill in `symbol` as [CorrectLastFill] does, to a part or a multiple of what it was.
    ///
    /// @param quantityFactor positive; the product is rounded down to whole shares, one at least
    /// @param priceFactor positive; the product is rounded to cents
    record ScaleLastFill(Symbol symbol, BigDecimal quantityFactor, BigDecimal priceFactor) implements AccountAction {}
}
