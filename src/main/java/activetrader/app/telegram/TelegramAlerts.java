package activetrader.app.telegram;

import activetrader.app.alerts.channel.AlertMessage;
import activetrader.app.alerts.channel.Delivery;
import activetrader.app.alerts.channel.DeliveryFailure;
import activetrader.app.alerts.channel.Picture;
import activetrader.execution.alerts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// Sends alerts to the chats of a bot. Those of level INFO make no sound.
public final class TelegramAlerts implements Delivery {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final AlertMessage NONE =
            new AlertMessage("", new Alert(Alert.Kind.TEST, Alert.Level.INFO, Instant.EPOCH, "nothing yet"), null);

    private final TelegramApi api;
    private final Set<Long> chats;
    /// The chats that have the message that is being sent; a second try leaves them out.
    private final Set<Long> reached = new LinkedHashSet<>();
    private AlertMessage sending = NONE;

    public TelegramAlerts(TelegramApi api, Set<Long> chats) {
        this.api = api;
        this.chats = chats;
    }

    @Override
    public void deliver(AlertMessage message) throws DeliveryFailure, InterruptedException {
        if (!message.equals(sending)) {
            sending = message;
            reached.clear();
        }
        DeliveryFailure failure = null;
        for (long chat : chats) {
            try {
                if (!reached.contains(chat)) {
                    send(chat, message);
                    reached.add(chat);
                }
            } catch (TelegramFault e) {
                failure = failure(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        reached.clear(); // an equal alert is another one
    }

    private void send(long chat, AlertMessage message) throws TelegramFault, InterruptedException {
        Picture picture = message.picture();
        if (picture == null) {
            api.sendMessage(chat, message.line(), message.alert().level() == Alert.Level.INFO);
        } else {
            api.sendPhoto(chat, message.line(), picture);
        }
    }

    private static DeliveryFailure failure(TelegramFault fault) {
        return switch (fault.kind()) {
            case TOO_MANY ->
                DeliveryFailure.passing(fault.reason(), fault.retryAfter().orElse(SOON));
            case SERVER, LOST -> DeliveryFailure.passing(fault.reason(), SOON);
            case CONFLICT, BAD_TOKEN, REFUSED -> DeliveryFailure.lasting(fault.reason());
        };
    }

    @Override
    public void close() {
        api.close();
    }
}
