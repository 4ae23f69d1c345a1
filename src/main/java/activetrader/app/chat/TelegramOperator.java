package activetrader.app.chat;

import activetrader.app.settings.Settings;
import activetrader.app.status.StatusReader;
import activetrader.app.telegram.TelegramApi;
import activetrader.app.telegram.TelegramSettings;
import activetrader.config.Secret;
import activetrader.execution.operator.OperatorControl;
import activetrader.time.TimeSource;
import activetrader.time.WallTime;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens the bot of alpaca-trade.
public final class TelegramOperator {
    private TelegramOperator() {}

    /// The bot that takes commands for `control`; empty when the installation has none.
    public static Optional<TelegramBot> open(Settings settings, OperatorControl control, TimeSource time) {
        TelegramSettings telegram = settings.configuration().alerts().telegram();
        Optional<Secret> token = settings.environment().secret(TelegramSettings.VARIABLE);
        if (token.isEmpty() || !telegram.commands()) {
            return Optional.empty();
        }
        StatusReader status = new StatusReader(settings);
        WallTime machine = WallTime.system();
        ChatPages pages = new ChatPages(() -> status.read(time.instant()), settings.records());
        return Optional.of(TelegramBot.start(
                new TelegramApi(telegram.api(), token.get()),
                telegram.chats(),
                new ChatCommands(OperatorPort.of(control), pages, codes()),
                machine,
                machine::sleep));
    }

    private static Supplier<String> codes() {
        SecureRandom random = new SecureRandom();
        return () -> String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
    }
}
