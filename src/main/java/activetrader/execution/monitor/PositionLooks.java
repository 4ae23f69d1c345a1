package activetrader.execution.monitor;

import activetrader.execution.fills.OpeningOrders;
import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.orders.review.FillReview;
import activetrader.execution.protection.Protector;
import activetrader.market.Order;
import activetrader.market.Position;
import activetrader.market.Symbol;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks after all positions: re-creates their stops, applies the rules about gains, reviews their fills. Not in the
/// last phase of the day, FLATTENING: the flatten sells these shares, and a stop for shares that are gone would open
/// a short position.
public final class PositionLooks {
    private final PositionMonitor monitor;
    private final Protector protector;
    private final FillReview fillReview;
    private final OpeningOrders opening;
    private final BookedFills booked;
    private final TradingCalendar calendar;
    private final TimeSource time;

    public PositionLooks(
            PositionMonitor monitor,
            Protector protector,
            FillReview fillReview,
            OpeningOrders opening,
            BookedFills booked,
            TradingCalendar calendar,
            TimeSource time) {
        this.monitor = monitor;
        this.protector = protector;
        this.fillReview = fillReview;
        this.opening = opening;
        this.booked = booked;
        this.calendar = calendar;
        this.time = time;
    }

    /// Looks after `positions`, and forgets what is not held any more.
    ///
    /// @param agree whether the records agree with the positions
    void lookAfter(List<Position> positions, List<Order> orders, boolean agree) {
        Set<Symbol> known = positions.stream().map(Position::symbol).collect(Collectors.toSet());
        if (!agree) {
            known.addAll(booked.lots().keySet());
        }
        protector.unmarkAllBut(known);
        protector.checks().forgetAllBut(orders);
        monitor.keepOnly(known);
        fillReview.retain(known);
        Instant now = time.instant();
        TradingDay day = calendar.currentOrNext(now);
        if (day.phaseAt(now) != Phase.FLATTENING) {
            positions.forEach(position -> {
                monitor.look(position, orders, agree && day.isOpenAt(now));
                opening.of(position).ifPresent(_ -> fillReview.review(position));
            });
        }
    }

    /// How many positions have a missing stop that was alerted and is not mended.
    int alarmed() {
        return monitor.alarmed();
    }
}
