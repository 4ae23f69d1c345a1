package activetrader.app.status;

import activetrader.app.health.HealthProbe;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Settings;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.Phase;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads the state of an installation. A service that is down or a file that is missing is no error; a file that
/// exists and cannot be read is reported, and nothing replaces its values.
public final class StatusReader {
    private final Settings settings;

    public StatusReader(Settings settings) {
        this.settings = settings;
    }

    public Status read(Instant now) {
        Endpoints endpoints = settings.endpoints();
        TradingDay day = new StoredCalendar(settings.installation().data(), new NyseCalendar()).currentOrNext(now);
        LocalDate today = MarketZone.dateOf(now);
        Status.Service trade = service("alpaca-trade", endpoints.tradePort());
        Unreadable faults = new Unreadable();
        faults.look(watched());
        AccountView account =
                faults.read(() -> AccountView.read(settings, trade.up())).orElse(AccountView.UNKNOWN);
        DayRecords records = new DayRecords(settings.records());
        Status.Mode mode = mode(now, account, faults);
        Status.Today sums =
                faults.read(() -> records.today(today, unrealized(account))).orElse(null);
        Status.LastCycle lastCycle = faults.read(() -> records.lastCycle(today))
                .flatMap(last -> last)
                .orElse(null);
        return new Status(
                now,
                today.toString(),
                settings.configuration().signature(),
                endpoints.broker(),
                (day.date().equals(today) ? day.phaseAt(now) : Phase.CLOSED).name(),
                nextEvent(day, now),
                List.of(
                        service("active-trader", endpoints.daemonPort()),
                        service("alpaca-data", endpoints.dataPort()),
                        trade),
                mode,
                account.account(),
                account.positions(),
                sums,
                lastCycle,
                LastErrors.in(settings.installation().logs()).orElse(null),
                endpoints.tradingUrl().toString(),
                faults.lines());
    }

    /// The files that the status needs, except the records of the day, which report their own faults.
    private List<Path> watched() {
        Path data = settings.installation().data();
        List<Path> paths = new ArrayList<>(List.of(
                data,
                data.resolve("calendar.json"),
                data.resolve("mcp_token"),
                settings.installation().logs()));
        paths.addAll(LastErrors.files(settings.installation().logs()));
        return paths;
    }

    private static Status.Service service(String name, int port) {
        Optional<Map<String, Object>> health =
                HealthProbe.ask(port).filter(answer -> name.equals(answer.get("service")));
        return new Status.Service(
                name,
                port,
                health.isPresent(),
                health.map(answer -> answer.get("pid") instanceof Number pid ? pid.longValue() : null)
                        .orElse(null),
                health.map(answer -> answer.get("doing") instanceof String doing ? doing : null)
                        .orElse(null));
    }

    private Status.Mode mode(Instant now, AccountView account, Unreadable faults) {
        ModeFile file = new ModeFile(settings.installation().data());
        if (faults.look(file.path())) {
            return new Status.Mode(
                    Status.ModeName.UNKNOWN, "cannot be read; entries are refused", "nobody", null, account.blocks());
        }
        ModeState mode = file.read(now);
        return new Status.Mode(
                Status.ModeName.of(mode.mode()), mode.reason(), mode.setBy(), mode.until(), account.blocks());
    }

    private static Status.Event nextEvent(TradingDay day, Instant now) {
        NextEvent next = NextEvent.after(now, day);
        return new Status.Event(next.what(), next.at(), next.in(now).toSeconds());
    }

    private static Optional<BigDecimal> unrealized(AccountView account) {
        List<Status.Position> positions = account.positions();
        return account.account().equals(Status.Account.UNKNOWN)
                        || positions.stream().anyMatch(position -> position.unrealized() == null)
                ? Optional.empty()
                : Optional.of(positions.stream()
                        .map(Status.Position::unrealized)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
