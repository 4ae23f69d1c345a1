package activetrader.simulator.trading;

import activetrader.http.WebRequest;
import activetrader.http.WebResponse;
import activetrader.market.Asset;
import activetrader.market.calendar.MarketZone;
import activetrader.simulator.exchange.checks.Refusal;
import activetrader.simulator.tape.Tape;
import activetrader.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Assets, clock and calendar.
final class MarketRoutes implements TradingApi.Routes {
    private static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2029, 12, 31);

    private final Tape tape;
    private final TimeSource time;
    private final Duration clockOffset;
    private final ClockJson clock;
    private final CalendarJson calendar;

    /// @param clockOffset how far the clock that clients are shown is ahead
    MarketRoutes(Tape tape, TimeSource time, Duration clockOffset) {
        this.tape = tape;
        this.time = time;
        this.clockOffset = clockOffset;
        this.clock = new ClockJson(tape.calendar());
        this.calendar = new CalendarJson(tape.calendar());
    }

    @Override
    public Optional<WebResponse> answer(TradingApi.Path path, WebRequest request) {
        Query query = new Query(request);
        int parts = path.rest().size();
        return switch (path.pattern()) {
            case "GET /v2/assets" -> parts == 0 ? Optional.of(assets(query)) : asset(path.rest());
            case "GET /v2/clock" -> when(parts == 0, () -> Answers.ok(clock.of(shown())));
            case "GET /v2/calendar" -> when(parts == 0, () -> days(query));
            case "GET /v3/clock" -> when(parts == 0, () -> clocks(query));
            case "GET /v3/calendar" -> when(parts == 1, () -> market(path.rest().getFirst(), query));
            default -> Optional.empty();
        };
    }

    private static Optional<WebResponse> when(boolean fits, Supplier<WebResponse> answer) {
        return fits ? Optional.of(answer.get()) : Optional.empty();
    }

    private Instant shown() {
        return time.instant().plus(clockOffset);
    }

    private WebResponse assets(Query query) {
        Optional<Boolean> active = query.text("status").map("active"::equals);
        boolean none = !query.text("asset_class").orElse("us_equity").equals("us_equity")
                || query.text("attributes").isPresent();
        Optional<String> exchange = query.text("exchange");
        return Answers.ok(tape.assets().stream()
                .filter(asset -> !none && exchange.map(asset.exchange()::equals).orElse(true))
                .filter(asset -> active.map(wanted -> wanted == tape.isActive(asset.symbol()))
                        .orElse(true))
                .map(asset -> AssetJson.of(asset, tape.isActive(asset.symbol())))
                .toList());
    }

    /// By symbol, which may itself contain a dot but no slash, or by id.
    private Optional<WebResponse> asset(List<String> rest) {
        if (rest.size() != 1) {
            return Optional.empty();
        }
        String name = rest.getFirst();
        Asset found = tape.assets().stream()
                .filter(asset ->
                        asset.symbol().value().equals(name) || asset.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("asset not found for " + name));
        return Optional.of(Answers.ok(AssetJson.of(found, tape.isActive(found.symbol()))));
    }

    private WebResponse days(Query query) {
        LocalDate start = query.date("start").orElse(FIRST_DATE);
        LocalDate end = query.date("end").orElse(LAST_DATE);
        ordered(start, end);
        boolean settlement = query.text("date_type").orElse("TRADING").equals("SETTLEMENT");
        return Answers.ok(calendar.days(start, end, settlement));
    }

    private WebResponse clocks(Query query) {
        Instant at = query.instant("time").orElseGet(this::shown);
        List<Map<String, Object>> markets = query.text("markets")
                .orElse("NYSE")
                .lines()
                .flatMap(names -> List.of(names.split(",", -1)).stream())
                .map(MarketRoutes::known)
                .toList();
        return Answers.ok(clock.ofMarkets(at, markets));
    }

    private WebResponse market(String name, Query query) {
        LocalDate start = query.date("start").orElse(MarketZone.dateOf(time.instant()));
        LocalDate end = query.date("end").orElse(start.plusWeeks(1));
        ordered(start, end);
        boolean utc = query.text("timezone").orElse("").equals("UTC");
        return Answers.ok(calendar.market(known(name), start, end, utc));
    }

    private static Map<String, Object> known(String market) {
        return Markets.find(market).orElseThrow(() -> Refusal.field("invalid market: " + market));
    }

    private static void ordered(LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            throw Refusal.field("end should not be before start");
        }
    }
}
