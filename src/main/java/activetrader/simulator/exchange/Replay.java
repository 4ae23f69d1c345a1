package activetrader.simulator.exchange;

import activetrader.market.Symbol;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cash and shares added up from the fills and the events alone, by other means than the ledger's.
///
/// @param shares signed, without the symbols of which none is left
record Replay(BigDecimal cash, Map<Symbol, BigDecimal> shares) {
    static Replay of(BigDecimal start, List<Execution> fills, List<AccountEvent> events) {
        Sums sums = new Sums(start);
        List<Execution> left = new ArrayList<>(standing(fills, events));
        for (AccountEvent event : events) {
            sums.fillUpTo(event.at(), left);
            sums.add(event);
        }
        sums.fillUpTo(Instant.MAX, left);
        sums.shares.values().removeIf(count -> count.signum() == 0);
        return new Replay(sums.cash, sums.shares);
    }

    private static List<Execution> standing(List<Execution> fills, List<AccountEvent> events) {
        List<Execution> standing = new ArrayList<>(fills);
        for (AccountEvent event : events) {
            switch (event) {
                case AccountEvent.Bust bust ->
                    standing.removeIf(fill -> fill.id().equals(bust.executionId()));
                case AccountEvent.Correction mended ->
                    standing.replaceAll(fill -> fill.id().equals(mended.executionId())
                            ? fill.corrected(mended.quantity(), mended.price())
                            : fill);
                case AccountEvent.CashMove _,
                        AccountEvent.ShareMove _,
                        AccountEvent.Split _,
                        AccountEvent.Rename _,
                        AccountEvent.CryptoHeld _,
                        AccountEvent.CryptoStopCanceled _,
                        AccountEvent.CryptoSold _ -> {
                    // leaves the fills as they are
                }
            }
        }
        return standing;
    }

    private static final class Sums {
        private final Map<Symbol, BigDecimal> shares = new HashMap<>();
        private BigDecimal cash;

        Sums(BigDecimal cash) {
            this.cash = cash;
        }

        void fillUpTo(Instant at, List<Execution> left) {
            while (!left.isEmpty() && !left.getFirst().at().isAfter(at)) {
                Execution fill = left.removeFirst();
                BigDecimal value = fill.price().value().multiply(fill.signedQuantity());
                cash = cash.subtract(value.setScale(2, RoundingMode.HALF_UP));
                shares.merge(fill.symbol(), fill.signedQuantity(), BigDecimal::add);
            }
        }

        void add(AccountEvent event) {
            switch (event) {
                case AccountEvent.CashMove move -> cash = cash.add(move.amount().value());
                case AccountEvent.ShareMove move -> {
                    shares.merge(move.symbol(), move.shares(), BigDecimal::add);
                    cash = cash.add(move.cash().value());
                }
                case AccountEvent.Split split -> {
                    shares.merge(split.symbol(), split.after().subtract(split.before()), BigDecimal::add);
                    cash = cash.add(split.cash().value());
                }
                case AccountEvent.Rename rename -> {
                    shares.merge(rename.from(), rename.shares().negate(), BigDecimal::add);
                    shares.merge(rename.to(), rename.shares(), BigDecimal::add);
                }
                case AccountEvent.CryptoSold sold -> cash = cash.add(sold.cash().value());
                case AccountEvent.CryptoHeld _, AccountEvent.CryptoStopCanceled _ -> {
                    // neither cash nor shares
                }
                case AccountEvent.Bust _, AccountEvent.Correction _ -> {
                    // the fills are mended already
                }
            }
        }
    }
}
