package activetrader.app.mail;

import activetrader.app.alerts.channel.AlertMessage;
import activetrader.app.alerts.channel.Delivery;
import activetrader.app.alerts.channel.DeliveryFailure;
import activetrader.app.alerts.channel.Picture;
import activetrader.config.Secret;
import activetrader.execution.alerts.Alert;
import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// Sends each alert as a mail of plain text, with the picture as an attachment.
/// See decision 112.
public final class SmtpAlerts implements Delivery {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int SUBJECT = 120;

    private final SmtpSettings settings;
    private final Session session;

    /// @param password null for a server that asks for none
    public SmtpAlerts(SmtpSettings settings, @Nullable Secret password) {
        this(settings, password, null);
    }

    /// @param trusted a factory of TLS sockets instead of the JDK's; for tests
    SmtpAlerts(SmtpSettings settings, @Nullable Secret password, @Nullable SSLSocketFactory trusted) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, password, trusted), authenticator(settings, password));
    }

    private static Properties properties(
            SmtpSettings settings, @Nullable Secret password, @Nullable SSLSocketFactory trusted) {
        String timeout = String.valueOf(TIMEOUT.toMillis());
        boolean encrypted = settings.encryption() != SmtpSettings.Encryption.NONE;
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.from", settings.from());
        properties.put("mail.smtp.localhost", "localhost"); // the name of this machine concerns nobody
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put(
                "mail.smtp.auth",
                String.valueOf(password != null && !settings.user().isEmpty()));
        properties.put(
                "mail.smtp.ssl.enable", String.valueOf(settings.encryption() == SmtpSettings.Encryption.IMPLICIT));
        properties.put(
                "mail.smtp.starttls.enable", String.valueOf(settings.encryption() == SmtpSettings.Encryption.STARTTLS));
        properties.put(
                "mail.smtp.starttls.required",
                String.valueOf(settings.encryption() == SmtpSettings.Encryption.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", String.valueOf(encrypted));
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        if (trusted != null) {
            properties.put("mail.smtp.ssl.socketFactory", trusted);
        }
        return properties;
    }

    private static @Nullable Authenticator authenticator(SmtpSettings settings, @Nullable Secret password) {
        return password == null
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(settings.user(), password.reveal());
                    }
                };
    }

    @Override
    public void deliver(AlertMessage message) throws DeliveryFailure {
        try {
            Transport.send(mail(message));
        } catch (AuthenticationFailedException e) {
            throw DeliveryFailure.lasting("the mail server refuses the user or the password");
        } catch (AddressException e) {
            throw DeliveryFailure.lasting("an address of smtp.from or smtp.to is none");
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    private MimeMessage mail(AlertMessage message) throws MessagingException {
        Alert alert = message.alert();
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(settings.from()));
        for (String receiver : settings.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver));
        }
        mail.setSentDate(Date.from(alert.at()));
        mail.setSubject(
                AlertMessage.shortened("[" + alert.level() + "] " + message.service() + ": " + alert.text(), SUBJECT),
                StandardCharsets.UTF_8.name());
        mail.setHeader("X-Priority", alert.level() == Alert.Level.CRITICAL ? "1" : "3");
        mail.setHeader("Auto-Submitted", "auto-generated");
        content(mail, message);
        return mail;
    }

    private static void content(MimeMessage mail, AlertMessage message) throws MessagingException {
        String text = message.line() + "\n\n" + message.alert().kind().event() + ", "
                + message.alert().at() + "\n";
        Picture picture = message.picture();
        if (picture == null) {
            mail.setText(text, StandardCharsets.UTF_8.name());
            return;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, StandardCharsets.UTF_8.name());
        MimeBodyPart image = new MimeBodyPart();
        image.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
        image.setFileName(picture.name());
        mail.setContent(new MimeMultipart(words, image));
    }

    /// A server that says 4xx, or none that answers, may take the mail later. The exception's own message may have
    /// addresses, and is not shown.
    private static DeliveryFailure failure(MessagingException failure) {
        int code = code(failure);
        if (code >= 500) {
            return DeliveryFailure.lasting("the mail server refused the mail with " + code);
        }
        return DeliveryFailure.passing(
                code >= 400 ? "the mail server took no mail, with " + code : "the mail server was not reached", LATER);
    }

    private static int code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            int code = switch (cause) {
                case SMTPAddressFailedException refused -> refused.getReturnCode();
                case SMTPSenderFailedException refused -> refused.getReturnCode();
                case SMTPSendFailedException refused -> refused.getReturnCode();
                default -> 0;
            };
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }
}
