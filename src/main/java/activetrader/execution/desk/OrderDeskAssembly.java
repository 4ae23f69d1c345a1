package activetrader.execution.desk;

import activetrader.broker.Broker;
import activetrader.broker.MarketData;
import activetrader.execution.OrderDesk;
import activetrader.execution.account.AccountLock;
import activetrader.execution.alerts.AlertSink;
import activetrader.execution.alerts.Alerts;
import activetrader.execution.settings.ExecutionSettings;
import activetrader.journal.RecordFolder;
import activetrader.market.calendar.TradingCalendar;
import activetrader.risk.RiskLimits;
import activetrader.time.TimeSource;

/// Opens order desks: takes the account's lock, and starts the desk.
public final class OrderDeskAssembly {
    private OrderDeskAssembly() {}

    /// Takes the account's lock, resolves every order in doubt, books fills and protects what is held; then starts
    /// the monitor and the day's timers.
    ///
    /// @throws IllegalStateException when another instance trades the account
    /// @throws activetrader.broker.BrokerException when the broker does not answer
    /// @throws java.io.UncheckedIOException when the records cannot be read
    public static OrderDesk open(
            Broker broker,
            MarketData data,
            TradingCalendar calendar,
            RecordFolder records,
            RiskLimits limits,
            ExecutionSettings settings,
            TimeSource time,
            AlertSink alerts) {
        AccountLock lock =
                AccountLock.take(records.dataFolder(), broker.account().id());
        boolean started = false;
        try {
            LiveOrderDesk live = new DeskParts(
                            broker, data, calendar, records, limits, settings, time, new Alerts(alerts, time))
                    .join(lock);
            live.start();
            started = true;
            return live;
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }
}
