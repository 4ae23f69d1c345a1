package activetrader.execution.monitor;

import activetrader.execution.fills.book.BookedFills;
import activetrader.execution.ledger.LedgerEntry;
import activetrader.execution.ledger.OrderLedger;
import activetrader.execution.market.PriceWitness;
import activetrader.execution.protection.PlannedExits;
import activetrader.execution.protection.ProtectionSettings;
import activetrader.execution.protection.StopCoverage;
import activetrader.journal.OrderPurpose;
import activetrader.market.Order;
import activetrader.market.OrderType;
import activetrader.market.Position;
import activetrader.market.Price;
import activetrader.market.Quantity;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Applies the configured rules about gains: sells a part of the position once, and moves the stop towards the
/// market. Both need a price that broker and feed agree has been reached. See decision 75.
public final class GainRules {
    /// Pause after an exit that failed.
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final ProtectionSettings settings;
    private final PlannedExits planned;
    private final BookedFills fills;
    private final OrderLedger ledger;
    private final PriceWitness witness;
    private final TimeSource time;
    private final PositionActions actions;

    public GainRules(
            ProtectionSettings settings,
            BookedFills fills,
            OrderLedger ledger,
            PriceWitness witness,
            TimeSource time,
            PositionActions actions) {
        this.settings = settings;
        this.planned = new PlannedExits(ledger);
        this.fills = fills;
        this.ledger = ledger;
        this.witness = witness;
        this.time = time;
        this.actions = actions;
    }

    /// Applies both rules to a position with the stops in `coverage`.
    void apply(Position position, StopCoverage coverage, List<Order> orders, @Nullable Instant plannedFrom) {
        Price stop = coverage.worst();
        Price first = planned.firstStop(position, plannedFrom).orElse(null);
        Price market = position.currentPrice();
        if (stop == null
                || plannedFrom == null
                || market == null
                || plan(position, first, stop, market).isNothing()) {
            return;
        }
        boolean wasReduced = isReduced(position, orders, plannedFrom);
        boolean idle = wasReduced && plan(position, first, stop, market).stop().isEmpty();
        if (idle || !actions.hasCalls()) {
            return;
        }
        witness.verified(position)
                .map(sure -> plan(position, first, stop, sure))
                .ifPresent(plan -> carryOut(position, wasReduced ? plan.withoutSale() : plan));
    }

    /// What the rules require at a price.
    private record Plan(Quantity part, Optional<Price> stop) {
        boolean isNothing() {
            return part.isZero() && stop.isEmpty();
        }

        Plan withoutSale() {
            return new Plan(Quantity.ZERO, stop);
        }
    }

    private Plan plan(Position position, @Nullable Price first, Price stop, Price market) {
        return new Plan(
                settings.scaleOut().part(position, first, market),
                settings.stopRule().wanted(position, first, stop, market));
    }

    private void carryOut(Position position, Plan plan) {
        if (!plan.part().isZero()) {
            actions.closePart(
                    position.symbol(),
                    plan.part(),
                    plan.stop().orElse(null),
                    settings.scaleOut().atR() + " R reached: a part is taken by rule");
        } else {
            plan.stop().ifPresent(to -> actions.moveStop(position.symbol(), to));
        }
    }

    /// Whether a part has been closed since the position was opened, or is being closed: by this rule, by the model
    /// or by a stop. It follows from the recorded fills, the ledger and the broker's orders, so a restart changes
    /// nothing.
    private boolean isReduced(Position position, List<Order> orders, Instant plannedFrom) {
        return fills.isReduced(position.symbol())
                || orders.stream().anyMatch(order -> isClosingAtMarket(order, position))
                || ledger.entries().stream()
                        .filter(entry -> entry.intent().purpose() == OrderPurpose.EXIT
                                && entry.intent().symbol().equals(position.symbol())
                                && !entry.intent().at().isBefore(plannedFrom))
                        .anyMatch(this::isAtWork);
    }

    private static boolean isClosingAtMarket(Order order, Position position) {
        return order.isOpen()
                && order.type() == OrderType.MARKET
                && order.symbol().equals(position.symbol())
                && order.side() == position.side().closingSide();
    }

    private boolean isAtWork(LedgerEntry entry) {
        Instant now = time.instant();
        Instant sent = entry.intent().at();
        boolean recent = !now.isBefore(sent) && now.isBefore(sent.plus(BETWEEN_TRIES));
        boolean over = switch (entry.state()) {
            case REJECTED, ABSENT -> true;
            case IN_DOUBT -> false;
            case ACCEPTED -> Objects.nonNull(entry.ended());
        };
        return recent || !over;
    }
}
