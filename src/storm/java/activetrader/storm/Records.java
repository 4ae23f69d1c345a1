package activetrader.storm;

import activetrader.config.FileFault;
import activetrader.execution.ledger.OrderIds;
import activetrader.journal.AdjustmentRow;
import activetrader.journal.JsonlFile;
import activetrader.journal.OrderRecord;
import activetrader.journal.RecordFolder;
import activetrader.journal.TradeRow;
import activetrader.json.Json;
import activetrader.market.Money;
import activetrader.market.OrderType;
import activetrader.market.Quantity;
import activetrader.market.Symbol;
import activetrader.session.summary.DaySummary;
import activetrader.simulator.exchange.Exchange;
import activetrader.simulator.exchange.event.AccountEvent;
import activetrader.simulator.exchange.order.Execution;
import activetrader.simulator.exchange.order.Role;
import activetrader.simulator.exchange.order.SimulatedOrder;
import activetrader.storm.trouble.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the records of some days with the simulated broker's account.
final class Records {
    private static final Pattern WISH = Pattern.compile("(at-\\d{8}-[cw]\\d+-buy-.+-)\\d+");

    private final RecordFolder folder;
    private final List<LocalDate> dates;
    private final Exchange exchange;
    private final Trouble trouble;
    private final Findings findings;

    Records(RecordFolder folder, List<LocalDate> dates, Exchange exchange, Trouble trouble, Findings findings) {
        this.folder = folder;
        this.dates = List.copyOf(dates);
        this.exchange = exchange;
        this.trouble = trouble;
        this.findings = findings;
    }

    /// Checks that every fill is recorded once, and that the profit is right to the cent once nothing is held.
    void checkFills(Money equityBefore) {
        List<TradeRow> rows = dates.stream()
                .flatMap(date -> new JsonlFile(folder.trades(date)).read(TradeRow.class).stream())
                .toList();
        Set<String> known = new HashSet<>();
        rows.stream()
                .filter(row -> !known.add(row.executionId()))
                .forEach(row -> findings.add("fill " + row.executionId() + " is recorded twice"));
        List<Execution> executions = exchange.executions();
        if (trouble.endsTheDayEarly() && executions.size() > rows.size()) {
            return; // booked at the next start: the trader takes the day for over and does not ask
        }
        if (!trouble.takesFillsBack() && executions.size() != rows.size()) {
            findings.add("the broker has " + executions.size() + " fills, the records have " + rows.size());
        }
        if (exchange.positions().isEmpty() && !mayMissAFill()) {
            Money profit =
                    new Money(profitOf(rows).add(adjusted(row -> row.profit().add(row.equityMove()))));
            Money change = exchange.balance().equity().minus(equityBefore);
            if (profit.plus(unseenCash()).compareTo(change) != 0) {
                findings.add("records say " + profit + " of profit, the broker's equity changed by " + change);
            }
        }
    }

    /// Whether a fill may have been taken back or corrected after the trader took the day for over.
    private boolean mayMissAFill() {
        return trouble.endsTheDayEarly() && trouble.takesFillsBack();
    }

    /// Cash that came or went after a wrong clock or calendar made the trader take the day for over, and that is
    /// not recorded yet.
    private Money unseenCash() {
        if (!trouble.endsTheDayEarly()) {
            return Money.ZERO;
        }
        Set<String> seen = new HashSet<>();
        new JsonlFile(folder.adjustments()).read(AdjustmentRow.class).forEach(row -> seen.addAll(row.activityIds()));
        return exchange.events().stream()
                .filter(event -> event instanceof AccountEvent.CashMove)
                .map(AccountEvent.CashMove.class::cast)
                .filter(move -> seen.stream().noneMatch(id -> id.contains(move.id())))
                .map(AccountEvent.CashMove::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private static BigDecimal profitOf(List<TradeRow> rows) {
        return rows.stream().map(TradeRow::profit).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal adjusted(Function<AdjustmentRow, BigDecimal> amount) {
        return new JsonlFile(folder.adjustments())
                .read(AdjustmentRow.class).stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Checks the summary of the first day: it has as many fills and as much profit as the rows.
    void checkSummary() {
        LocalDate date = dates.getFirst();
        Path file = folder.summary(date);
        if (!Files.exists(file)) {
            findings.add("no summary of " + date);
            return;
        }
        List<TradeRow> rows = new JsonlFile(folder.trades(date)).read(TradeRow.class);
        BigDecimal profit =
                profitOf(rows).add(adjusted(row -> row.date().equals(date) ? row.profit() : BigDecimal.ZERO));
        DaySummary summary = summary(file);
        if ((!trouble.takesFillsBack() && summary.fills() != rows.size())
                || summary.realizedPnl().compareTo(profit) != 0) {
            findings.add("the summary says " + summary.fills() + " fills and " + summary.realizedPnl()
                    + " of profit, the rows " + rows.size() + " and " + profit);
        }
    }

    /// Checks that each intent became at most one order, and that each order of the service has an intent.
    void checkOrders() {
        Map<List<Object>, SimulatedOrder> wishes = new HashMap<>();
        Set<String> intents = intents();
        for (SimulatedOrder order : exchange.orders()) {
            if (order.links().role() != Role.ENTRY) {
                continue;
            }
            Matcher wish = WISH.matcher(order.clientOrderId());
            if (wish.matches() && wishes.put(key(wish.group(1), order), order) != null) {
                findings.add("the same wish twice: " + order.clientOrderId());
            }
            boolean outside = order.clientOrderId().contains("-f-") || isTheBrokersOwn(order);
            if (!outside && !intents.contains(order.clientOrderId())) {
                findings.add("order without an intent: " + order.clientOrderId());
            }
        }
    }

    /// Whether the broker made the order itself to close a position, as the last step of a flatten asks it to: it
    /// has no id of ours, and it can only close.
    private static boolean isTheBrokersOwn(SimulatedOrder order) {
        return !OrderIds.isOurs(order.clientOrderId())
                && order.terms().type() == OrderType.MARKET
                && order.terms().intent().isClosing();
    }

    private static List<Object> key(String prefix, SimulatedOrder order) {
        Quantity quantity = Objects.requireNonNullElse(order.terms().quantity(), Quantity.ZERO);
        return List.of(prefix, quantity, String.valueOf(order.terms().limitPrice()));
    }

    private Set<String> intents() {
        Set<String> intents = new HashSet<>();
        for (OrderRecord record : orderRecords()) {
            if (record instanceof OrderRecord.Intent intent) {
                intents.add(intent.clientOrderId());
            }
        }
        return intents;
    }

    private List<OrderRecord> orderRecords() {
        return dates.stream()
                .flatMap(date -> new JsonlFile(folder.orders(date)).read(OrderRecord.class).stream())
                .filter(Objects::nonNull)
                .toList();
    }

    /// Symbols that a flatten of the service reported as not closed, or that the day's summary reports as left.
    Set<Symbol> reportedNotFlat() {
        Set<Symbol> symbols = new HashSet<>();
        dates.forEach(date -> symbols.addAll(leftBySummary(folder.summary(date))));
        for (OrderRecord record : orderRecords()) {
            if (record instanceof OrderRecord.FlattenFinished finished && !finished.flat()) {
                symbols.addAll(finished.remaining());
            }
        }
        return symbols;
    }

    private static List<Symbol> leftBySummary(Path file) {
        return Files.exists(file)
                ? summary(file).positionsLeft().stream()
                        .map(left -> Symbol.of(left.substring(0, left.indexOf(' '))))
                        .toList()
                : List.of();
    }

    private static DaySummary summary(Path file) {
        try {
            return Json.read(Files.readString(file), DaySummary.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(file, e), e);
        }
    }

    /// Checks that coins and their stop stay, unless the whole account had to be sold because it could not be read.
    void checkCrypto() {
        Set<Instant> everything = new HashSet<>();
        for (AccountEvent event : exchange.events()) {
            if (event instanceof AccountEvent.CryptoSold sold && sold.wholeAccount()) {
                everything.add(sold.at());
            }
        }
        for (AccountEvent event : exchange.events()) {
            if (event instanceof AccountEvent.CryptoStopCanceled gone && !everything.contains(gone.at())) {
                findings.add(gone.at() + " the stop of " + gone.pair() + " was cancelled");
            }
            if (event instanceof AccountEvent.CryptoSold sold && !sold.wholeAccount()) {
                findings.add(sold.at() + " " + sold.coins() + " " + sold.pair() + " were sold");
            }
        }
    }

    /// Checks that no file below `data` holds a secret.
    void checkSecrets(Path data) {
        try (Stream<Path> walk = Files.walk(data)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                Scene.secrets().stream()
                        .filter(content::contains)
                        .forEach(_ -> findings.add("a secret is in " + data.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(data, e), e);
        }
    }

    /// A number that is equal for two plays of the same day.
    int digest() {
        List<Object> all = new ArrayList<>();
        exchange.executions()
                .forEach(fill ->
                        all.add(fill.at() + " " + fill.symbol() + " " + fill.signedQuantity() + " " + fill.price()));
        exchange.orders()
                .forEach(order -> all.add(order.clientOrderId() + " " + order.status() + " " + order.stamps()));
        return all.hashCode();
    }
}
