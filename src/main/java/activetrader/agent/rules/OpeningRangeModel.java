package activetrader.agent.rules;

import activetrader.agent.custom.CallResult;
import activetrader.agent.custom.CustomModel;
import activetrader.agent.custom.ModelAnswer;
import activetrader.agent.custom.ModelRequest;
import activetrader.agent.custom.ToolCall;
import activetrader.agent.model.ModelSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The breakout of the first five minutes on stocks in play, long side, as a model. Every other model should beat it.
///
/// Source: C. Zarattini, A. Barbon and A. Aziz, "A Profitable Day Trading Strategy For The U.S. Equity Market", 2024,
/// SSRN 4729284. A stock whose first five minutes rose is bought above their high, with a stop a tenth of the daily
/// ATR(14) below, and sold by that stop or at the end of the day. Candidates are the stocks with the highest relative
/// volume.
///
/// A cycle scans, reads the bars of the candidates, and enters at most one of them.
public final class OpeningRangeModel implements CustomModel {
    private static final String SCAN = "scan_signals";
    private static final String BARS = "get_stock_bars";
    private static final String BUY = "buy";
    private static final String CLOSE = "close_position";
    private static final String FIVE_MINUTES = "5Min";
    private static final String DAILY = "1Day";
    private static final int MOST_BARS = 100;
    private static final int SCANNED = 20;
    private static final int CANDIDATES = 5;
    private static final int RANGE_MINUTES = 5;

    private final StrategySettings strategy;
    private final Set<String> enteredToday = new HashSet<>();
    private String day = "";

    public OpeningRangeModel(StrategySettings strategy) {
        this.strategy = strategy;
    }

    @Override
    public String name() {
        return ModelSettings.OPENING_RANGE;
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        Situation now = new Situation(request.facts(), strategy);
        startDay(now);
        return switch (request.rounds().size()) {
            case 0 -> begin(request, now);
            case 1 ->
                isScan(request.rounds().getFirst())
                        ? readBars(request.rounds().getFirst().getFirst(), now)
                        : ModelAnswer.done("The positions are closed.");
            case 2 -> enter(request.rounds(), now);
            default -> ModelAnswer.done("Cycle done.");
        };
    }

    private static boolean isScan(List<CallResult> round) {
        return round.size() == 1 && round.getFirst().call().tool().equals(SCAN);
    }

    private void startDay(Situation now) {
        if (!now.date().equals(day)) {
            day = now.date();
            enteredToday.clear();
        }
        enteredToday.addAll(now.tradedToday());
    }

    /// Closes everything at the end of the day; scans while the entry window is open.
    private ModelAnswer begin(ModelRequest request, Situation now) {
        if (now.minutesToFlatten() <= strategy.exits().leaveBeforeFlatten()
                && !now.positions().isEmpty()
                && request.tools().contains(CLOSE)) {
            return ModelAnswer.of(
                    now.positions().stream().map(OpeningRangeModel::close).toList());
        }
        return isOpen(now) && request.tools().containsAll(Set.of(SCAN, BARS, BUY))
                ? new ModelAnswer(
                        "Looking for stocks in play.",
                        List.of(new ToolCall(SCAN, Map.of("limit", SCANNED), "stocks in play")))
                : ModelAnswer.done("No entry now.");
    }

    private static ToolCall close(Held held) {
        String reason = "the day ends";
        return new ToolCall(CLOSE, Map.of("symbol", held.symbol(), "reason", reason, "kind", "rule"), reason);
    }

    private boolean isOpen(Situation now) {
        return now.tradingAllowed()
                && now.hasRoomForEntry()
                && now.minutesSinceOpen() >= RANGE_MINUTES
                && now.minutesSinceOpen() <= strategy.openingRange().untilMinutes()
                && enteredToday.size() < strategy.entries().mostADay();
    }

    private ModelAnswer readBars(CallResult scan, Situation now) {
        List<ToolCall> calls = new ArrayList<>();
        for (Candidate candidate : candidates(scan, now)) {
            calls.add(bars(candidate.symbol(), FIVE_MINUTES));
            calls.add(bars(candidate.symbol(), DAILY));
        }
        return calls.isEmpty()
                ? ModelAnswer.done("No stock is in play.")
                : new ModelAnswer("Reading the first five minutes.", calls);
    }

    private static ToolCall bars(String symbol, String timeframe) {
        return new ToolCall(
                BARS, Map.of("symbol", symbol, "timeframe", timeframe, "limit", MOST_BARS), "the first five minutes");
    }

    /// A row of the scan.
    private record Candidate(String symbol, BigDecimal price, BigDecimal relativeVolume) {
        static Optional<Candidate> of(Map<?, ?> row) {
            try {
                return Optional.of(new Candidate(
                        String.valueOf(row.get("symbol")),
                        new BigDecimal(String.valueOf(row.get("price"))),
                        new BigDecimal(String.valueOf(row.get("relative_volume")))));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /// The stocks in play that may be entered, the highest relative volume first.
    private List<Candidate> candidates(CallResult scan, Situation now) {
        List<String> held = now.positions().stream().map(Held::symbol).toList();
        return rows(scan).stream()
                .filter(one ->
                        one.relativeVolume().compareTo(strategy.openingRange().leastRelativeVolume()) >= 0
                                && one.price().compareTo(strategy.conditions().leastPrice()) >= 0)
                .filter(one -> !held.contains(one.symbol())
                        && !enteredToday.contains(one.symbol())
                        && !now.hasOpenEntry(one.symbol()))
                .sorted(Comparator.comparing(Candidate::relativeVolume)
                        .reversed()
                        .thenComparing(Candidate::symbol))
                .limit(CANDIDATES)
                .toList();
    }

    private static List<Candidate> rows(CallResult scan) {
        return scan.values().get("signals") instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .flatMap(row -> Candidate.of((Map<?, ?>) row).stream())
                        .toList()
                : List.of();
    }

    private ModelAnswer enter(List<List<CallResult>> rounds, Situation now) {
        for (Candidate candidate : candidates(rounds.getFirst().getFirst(), now)) {
            Optional<ToolCall> entry = Breakout.of(
                            candidate.symbol(),
                            candidate.price(),
                            table(rounds.getLast(), candidate.symbol(), FIVE_MINUTES),
                            table(rounds.getLast(), candidate.symbol(), DAILY),
                            now.date())
                    .entry(now, strategy.openingRange());
            if (entry.isPresent()) {
                enteredToday.add(candidate.symbol());
                return ModelAnswer.of(List.of(entry.get()));
            }
        }
        return ModelAnswer.done("No stock in play breaks out.");
    }

    private static BarTable table(List<CallResult> results, String symbol, String timeframe) {
        return results.stream()
                .filter(result -> result.call().symbol().equals(symbol)
                        && timeframe.equals(result.call().arguments().get("timeframe")))
                .map(result -> BarTable.of(result.values()))
                .findFirst()
                .orElse(new BarTable(List.of()));
    }
}
