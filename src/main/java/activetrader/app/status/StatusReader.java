package activetrader.app.status;

import activetrader.app.health.HealthProbe;
import activetrader.app.settings.Endpoints;
import activetrader.app.settings.Settings;
import activetrader.broker.alpaca.AlpacaHosts;
import activetrader.broker.calendar.StoredCalendar;
import activetrader.execution.mode.ModeFile;
import activetrader.execution.mode.ModeState;
import activetrader.market.calendar.MarketZone;
import activetrader.market.calendar.NyseCalendar;
import activetrader.market.calendar.TradingDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Gathers what is going on in an installation. Nothing that is down or missing is an error.
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
        AccountView account = AccountView.read(settings, trade.up());
        DayRecords records = new DayRecords(settings.records());
        return new Status(
                now,
                today.toString(),
                settings.configuration().signature(),
                broker(),
                day.phaseAt(now).name(),
                nextEvent(day, now),
                List.of(
                        service("active-trader", endpoints.daemonPort()),
                        service("alpaca-data", endpoints.dataPort()),
                        trade),
                mode(now, account),
                account.account(),
                account.positions(),
                records.today(today, unrealized(account)),
                records.lastCycle(today).orElse(null),
                LastErrors.in(settings.installation().logs()).orElse(null));
    }

    private String broker() {
        return switch (AlpacaHosts.of(settings.endpoints().tradingUrl())) {
            case PAPER -> "paper";
            case LOOPBACK -> "simulator";
            case LIVE, UNKNOWN -> "live";
        };
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

    private Status.Mode mode(Instant now, AccountView account) {
        ModeState mode = new ModeFile(settings.installation().data()).read(now);
        return new Status.Mode(mode.mode().name(), mode.reason(), mode.setBy(), mode.until(), account.blocks());
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
