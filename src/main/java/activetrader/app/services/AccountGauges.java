package activetrader.app.services;

import activetrader.execution.mode.ModeState;
import activetrader.execution.monitor.AccountState;
import activetrader.market.calendar.TradingCalendar;
import activetrader.market.calendar.TradingDay;
import activetrader.metrics.MetricPage;
import activetrader.risk.TradingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// The metrics of alpaca-trade that show the account as its last look found it. Reading them asks no broker.
final class AccountGauges {
    private static final List<String> MODES =
            Arrays.stream(TradingMode.values()).map(Enum::name).toList();

    private AccountGauges() {}

    static void put(
            MetricPage page,
            Supplier<ModeState> mode,
            Supplier<AccountState> account,
            TradingCalendar calendar,
            InstantSource time) {
        page.askWhich(
                "mode",
                "The trading mode that holds",
                MODES,
                () -> mode.get().mode().name());
        page.ask(
                "positions",
                "Open positions at the last look",
                () -> account.get().positions());
        page.ask(
                "unprotected_positions",
                "Positions without a stop, alerted and not mended",
                () -> account.get().unprotected());
        page.ask(
                "account_is_current",
                "1 when the broker answered the last look at the account",
                () -> account.get().isCurrent() ? 1 : 0);
        page.ask(
                "must_be_flat",
                "1 from two minutes before the close until the next session is prepared",
                () -> mustBeFlat(calendar, time.instant()) ? 1 : 0);
    }

    static boolean mustBeFlat(TradingCalendar calendar, Instant now) {
        TradingDay day = calendar.currentOrNext(now);
        return now.isBefore(day.wakeAt()) || !now.isBefore(day.escalateAt());
    }
}
