package activetrader.app.settings;

import activetrader.app.alerts.AlertSettings;
import activetrader.app.alerts.channel.WebhookKind;
import activetrader.app.mail.SmtpSettings;
import activetrader.app.telegram.TelegramSettings;
import activetrader.config.Section;
import activetrader.execution.alerts.Alert;
import activetrader.http.LoopbackNames;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the sections `alerts`, `telegram` and `smtp`: where alerts go, and which.
final class AlertSections {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int LAST_PORT = 65535;

    private AlertSections() {}

    static AlertSettings read(Section root) {
        Section alerts = root.section("alerts");
        return new AlertSettings(
                WebhookKind.valueOf(alerts.choice("kind", "generic", List.of("generic", "slack", "discord", "ntfy"))
                        .toUpperCase(Locale.ROOT)),
                level(alerts),
                telegram(root.section("telegram")),
                mail(root.section("smtp")));
    }

    private static Alert.Level level(Section section) {
        String level = section.choice("level", "important", List.of("all", "important", "critical"));
        return level.equals("all") ? Alert.Level.INFO : Alert.Level.valueOf(level.toUpperCase(Locale.ROOT));
    }

    private static TelegramSettings telegram(Section section) {
        Set<Long> chats = new LinkedHashSet<>();
        for (String chat : section.texts("chats", List.of())) {
            if (chat.matches("-?[1-9]\\d{0,17}")) {
                chats.add(Long.valueOf(chat));
            } else {
                section.problems()
                        .add(section.pathOf("chats") + " must have numbers of chats, such as \"123456789\", was \""
                                + chat + "\"");
            }
        }
        return new TelegramSettings(chats, level(section), section.flag("commands", true), api(section));
    }

    private static URI api(Section section) {
        String text = section.text("api", TelegramSettings.TELEGRAMS.toString());
        try {
            URI api = new URI(text);
            String host = api.getHost();
            if (host != null
                    && ("https".equals(api.getScheme())
                            || ("http".equals(api.getScheme()) && LoopbackNames.includes(host)))) {
                return api;
            }
        } catch (URISyntaxException e) {
            // as an address without a host
        }
        section.problems()
                .add(section.pathOf("api") + " must be an https address, or http on this machine, was \"" + text
                        + "\"");
        return TelegramSettings.TELEGRAMS;
    }

    /// Null when no host is named.
    private static @Nullable SmtpSettings mail(Section section) {
        String host = section.text("host", "");
        SmtpSettings.Encryption encryption = SmtpSettings.Encryption.valueOf(
                section.choice("encryption", "starttls", List.of("starttls", "implicit", "none"))
                        .toUpperCase(Locale.ROOT));
        int usual = encryption == SmtpSettings.Encryption.IMPLICIT ? SUBMISSIONS : SUBMISSION;
        int port = section.whole("port", usual, 1, LAST_PORT);
        String user = section.text("user", "");
        String from = section.text("from", user);
        List<String> to = section.texts("to", List.of());
        Alert.Level least = level(section);
        if (host.isEmpty()) {
            return null;
        }
        if (encryption == SmtpSettings.Encryption.NONE && !LoopbackNames.includes(host)) {
            section.problems()
                    .add(section.pathOf("encryption") + " may be none for a server on this machine only, was none for "
                            + host);
        }
        if (to.isEmpty() || !from.contains("@")) {
            section.problems()
                    .add(section.pathOf(to.isEmpty() ? "to" : "from") + " must have an address when smtp.host is set");
        }
        return new SmtpSettings(host, port, encryption, user, from, to, least);
    }
}
