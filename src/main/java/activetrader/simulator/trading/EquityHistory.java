package activetrader.simulator.trading;

import activetrader.market.Money;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.time.Instants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The account's equity over time, worked out from its fills and what else happened to it.
final class EquityHistory {
    private static final LocalTime DAY_STAMP = LocalTime.of(20, 0);
    private static final int RATIO_SCALE = 6;
    private static final String DAILY = "1D";

    private final Exchange exchange;
    private final TradingCalendar calendar;

    EquityHistory(Exchange exchange) {
        this.exchange = exchange;
        this.calendar = exchange.tape().calendar();
    }

    Map<String, @Nullable Object> of(Query query, Instant now) {
        LocalDate last = query.date("end").orElse(MarketZone.dateOf(now));
        LocalDate first =
                query.date("start").orElseGet(() -> start(query.text("period").orElse("1M"), last));
        String timeframe = query.text("timeframe")
                .orElse(first.isBefore(last.minusDays(7)) ? DAILY : first.isBefore(last) ? "1H" : "5Min");
        boolean perDay = !query.text("pnl_reset").orElse("per_day").equals("no_reset");
        return json(points(first, last, timeframe, now), first, timeframe, perDay);
    }

    private LocalDate start(String period, LocalDate last) {
        try {
            int count = Integer.parseInt(period.substring(0, period.length() - 1));
            return switch (period.charAt(period.length() - 1)) {
                case 'D' -> tradingDaysBack(last, count - 1);
                case 'W' -> last.minus(Period.ofWeeks(count));
                case 'M' -> last.minus(Period.ofMonths(count));
                case 'A' -> last.minus(Period.ofYears(count));
                default -> throw Refusal.field("invalid period");
            };
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw Refusal.field("invalid period");
        }
    }

    private LocalDate tradingDaysBack(LocalDate last, int days) {
        LocalDate date =
                calendar.on(last).isPresent() ? last : calendar.previous(last).date();
        for (int left = days; left > 0; left--) {
            date = calendar.previous(date).date();
        }
        return date;
    }

    private List<Point> points(LocalDate first, LocalDate last, String timeframe, Instant now) {
        List<Point> points = new ArrayList<>();
        first.datesUntil(last.plusDays(1))
                .flatMap(date -> calendar.on(date).stream())
                .forEach(day -> {
                    if (timeframe.equals(DAILY)) {
                        Instant at = Instants.earlier(day.close(), now);
                        Instant stamp = MarketZone.instantOf(day.date(), DAY_STAMP);
                        if (!day.open().isAfter(now)) {
                            points.add(new Point(day, stamp, equity(at)));
                        }
                    } else {
                        within(day, step(timeframe), now, points);
                    }
                });
        return points;
    }

    private void within(TradingDay day, Duration step, Instant now, List<Point> points) {
        for (Instant at = day.open(); !at.isAfter(day.close()) && !at.isAfter(now); at = at.plus(step)) {
            points.add(new Point(day, at, equity(at)));
        }
    }

    private static Duration step(String timeframe) {
        return switch (timeframe) {
            case "1Min" -> Duration.ofMinutes(1);
            case "5Min" -> Duration.ofMinutes(5);
            case "15Min" -> Duration.ofMinutes(15);
            case "1H" -> Duration.ofHours(1);
            default -> throw Refusal.field("invalid timeframe");
        };
    }

    private Money equity(Instant at) {
        return exchange.ledgerAt(at).equity(at);
    }

    private Map<String, @Nullable Object> json(List<Point> points, LocalDate first, String timeframe, boolean perDay) {
        TradingDay before = calendar.previous(first);
        Money base = equity(before.close());
        List<Long> stamps = new ArrayList<>();
        List<BigDecimal> equities = new ArrayList<>();
        List<BigDecimal> gains = new ArrayList<>();
        List<BigDecimal> ratios = new ArrayList<>();
        Money dayBase = base;
        Optional<Point> previous = Optional.empty();
        for (Point point : points) {
            if (perDay && previous.isPresent() && !previous.get().day.equals(point.day)) {
                dayBase = previous.get().equity;
            }
            Money gain = point.equity.minus(dayBase);
            stamps.add(point.stamp.getEpochSecond());
            equities.add(point.equity.toCents().value());
            gains.add(gain.value());
            ratios.add(ratio(gain, dayBase));
            previous = Optional.of(point);
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("timestamp", stamps);
        json.put("equity", equities);
        json.put("profit_loss", gains);
        json.put("profit_loss_pct", ratios);
        json.put("base_value", base.value());
        json.put("base_value_asof", before.date().toString());
        json.put("timeframe", timeframe);
        json.put("cashflow", cashFlows(points, before.close()));
        return json;
    }

    /// The dollars of each type that moved up to each point since the one before, by the events that move
    /// cash alone.
    private Map<String, List<BigDecimal>> cashFlows(List<Point> points, Instant start) {
        Map<String, List<BigDecimal>> flows = new TreeMap<>();
        for (AccountEvent event : exchange.events()) {
            if (event instanceof AccountEvent.CashMove move) {
                List<BigDecimal> amounts = flows.computeIfAbsent(
                        move.type(), _ -> new ArrayList<>(Collections.nCopies(points.size(), BigDecimal.ZERO)));
                Instant from = start;
                for (int i = 0; i < points.size(); i++) {
                    if (move.at().isAfter(from) && !move.at().isAfter(points.get(i).stamp)) {
                        amounts.set(i, amounts.get(i).add(move.amount().value()));
                    }
                    from = points.get(i).stamp;
                }
            }
        }
        return flows;
    }

    private static BigDecimal ratio(Money gain, Money base) {
        return base.isZero() ? BigDecimal.ZERO : gain.value().divide(base.value(), RATIO_SCALE, RoundingMode.HALF_UP);
    }

    private record Point(TradingDay day, Instant stamp, Money equity) {}
}
