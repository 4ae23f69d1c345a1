package activetrader.app.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import activetrader.app.alerts.channel.AlertMessage;
import activetrader.app.alerts.channel.DeliveryFailure;
import activetrader.app.alerts.channel.Picture;
import activetrader.app.mail.SmtpSettings.Encryption;
import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SmtpAlertsTest {
    private static final Secret PASSWORD = new Secret("planted-password");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xFF};
    private static final AlertMessage NOT_FLAT = message(null);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before the first test
    private static TestCertificate certificate;

    @BeforeAll
    static void certify() throws Exception {
        certificate = TestCertificate.of("localhost", folder);
    }

    private static AlertMessage message(@Nullable Picture picture) {
        return new AlertMessage(
                "alpaca-trade",
                new Alert(
                        Alert.Kind.NOT_FLAT,
                        Alert.Level.CRITICAL,
                        Instant.parse("2026-03-02T20:58:00Z"),
                        "NOT FLAT: 10 AAPL\nBcc: x@example.com"),
                picture);
    }

    private static SmtpSettings settings(FakeSmtp server, Encryption encryption) {
        return new SmtpSettings(
                "localhost",
                server.port(),
                encryption,
                "me",
                "me@example.com",
                List.of("you@example.com", "her@example.com"),
                Alert.Level.IMPORTANT);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void alert_isAPlainMail() throws Exception {
        try (FakeSmtp server = new FakeSmtp(null, false)) {
            new SmtpAlerts(settings(server, Encryption.NONE), null).deliver(NOT_FLAT);

            String mail = server.mails.getFirst();
            assertTrue(server.said.contains("MAIL FROM:<me@example.com>"), server.said.toString());
            assertTrue(server.said.contains("RCPT TO:<you@example.com>"), server.said.toString());
            assertTrue(server.said.contains("RCPT TO:<her@example.com>"), server.said.toString());
            assertTrue(mail.contains("From: me@example.com\n"), mail);
            assertTrue(mail.contains("X-Priority: 1\n"), mail);
            assertTrue(mail.contains("Date: Mon, 2 Mar 2026"), mail);
            assertTrue(mail.contains("Content-Type: text/plain; charset=UTF-8\n"), mail);
            assertTrue(mail.contains("Subject: [CRITICAL] alpaca-trade: NOT FLAT: 10 AAPL"), mail);
            assertFalse(mail.contains("\nBcc:"), mail);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Encryption.class,
            names = {"STARTTLS", "IMPLICIT"})
    void password_isSaidUnderTls(Encryption encryption) throws Exception {
        try (FakeSmtp server = new FakeSmtp(certificate.server(), encryption == Encryption.IMPLICIT)) {
            new SmtpAlerts(
                            settings(server, encryption),
                            PASSWORD,
                            certificate.client().getSocketFactory())
                    .deliver(NOT_FLAT);

            int tls = server.said.indexOf("TLS");
            int password = server.said.indexOf("password " + base64(PASSWORD.reveal()));
            assertTrue(tls >= 0 && password > tls, server.said.toString());
            assertEquals(1, server.mails.size());
        }
    }

    /// Someone on the way may remove the offer.
    @Test
    void startTls_thatIsNotOffered_sendsNothing() throws Exception {
        try (FakeSmtp server = new FakeSmtp(null, false)) {
            SmtpAlerts alerts = new SmtpAlerts(settings(server, Encryption.STARTTLS), PASSWORD);

            assertThrows(DeliveryFailure.class, () -> alerts.deliver(NOT_FLAT));
            assertTrue(server.said.stream().noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL")));
        }
    }

    @Test
    void certificateOfAnotherHost_orOfNoAuthority_isRefused() throws Exception {
        TestCertificate other = TestCertificate.of("mail.example.com", folder);
        try (FakeSmtp server = new FakeSmtp(other.server(), true)) {
            SmtpSettings settings = settings(server, Encryption.IMPLICIT);

            assertThrows(
                    DeliveryFailure.class,
                    () -> new SmtpAlerts(settings, PASSWORD, other.client().getSocketFactory()).deliver(NOT_FLAT));
            assertThrows(DeliveryFailure.class, () -> new SmtpAlerts(settings, PASSWORD).deliver(NOT_FLAT));
            assertTrue(server.said.stream().noneMatch(line -> line.startsWith("EHLO") || line.startsWith("password")));
        }
    }

    @Test
    void picture_isAnAttachment() throws Exception {
        try (FakeSmtp server = new FakeSmtp(null, false)) {
            new SmtpAlerts(settings(server, Encryption.NONE), null)
                    .deliver(message(new Picture("2026-03-02.png", PNG)));

            String mail = server.mails.getFirst();
            assertTrue(mail.contains("Content-Type: multipart/mixed"), mail);
            assertTrue(mail.contains("Content-Type: image/png; name=2026-03-02.png\n"), mail);
            assertTrue(mail.contains("Content-Transfer-Encoding: base64\n"), mail);
            assertTrue(mail.contains("\n" + Base64.getEncoder().encodeToString(PNG) + "\n"), mail);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, false, the mail server refused the mail with 550",
        "RCPT, 451 try later, true, 'the mail server took no mail, with 451'",
        "MAIL, 552 too much, false, the mail server refused the mail with 552",
        "DATA., 452 disk full, true, 'the mail server took no mail, with 452'",
        "DATA., 554 spam, false, the mail server refused the mail with 554",
        "PASSWORD, 535 bad, false, the mail server refuses the user or the password",
    })
    void refusal_says_whetherItMayPass(String verb, String answer, boolean again, String reason) throws Exception {
        try (FakeSmtp server = new FakeSmtp(certificate.server(), true)) {
            server.answers.put(verb, answer);
            SmtpAlerts alerts = new SmtpAlerts(
                    settings(server, Encryption.IMPLICIT),
                    PASSWORD,
                    certificate.client().getSocketFactory());

            DeliveryFailure failure = assertThrows(DeliveryFailure.class, () -> alerts.deliver(NOT_FLAT));

            assertEquals(reason, failure.reason());
            assertEquals(again, failure.retryAfter().isPresent());
        }
    }

    @Test
    void deadServer_isTriedAgain() throws Exception {
        int port;
        try (FakeSmtp server = new FakeSmtp(null, false)) {
            port = server.port();
        }
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1", port, Encryption.NONE, "", "a@example.com", List.of("b@example.com"), Alert.Level.INFO);

        DeliveryFailure failure =
                assertThrows(DeliveryFailure.class, () -> new SmtpAlerts(settings, null).deliver(NOT_FLAT));

        assertEquals("the mail server was not reached", failure.reason());
        assertTrue(failure.retryAfter().isPresent());
    }
}
