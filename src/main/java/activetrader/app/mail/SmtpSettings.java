package activetrader.app.mail;

import activetrader.execution.alerts.Alert;
import java.util.List;

/// The mail server, and who gets the mail. The password comes from the environment.
///
/// @param user empty for a server that asks for no name
/// @param from the address of the sender
/// @param to the addresses of the receivers; at least one
/// @param least the lowest level that is sent
public record SmtpSettings(
        String host, int port, Encryption encryption, String user, String from, List<String> to, Alert.Level least) {
    /// The variable that has the password.
    public static final String VARIABLE = "SMTP_PASSWORD";

    /// How the connection is encrypted.
    public enum Encryption {
        /// It begins plain and must become TLS before anything else is said.
        STARTTLS,
        /// TLS from the first byte, as on port 465.
        IMPLICIT,
        /// None; for a server on this machine only.
        NONE
    }

    public SmtpSettings {
        to = List.copyOf(to);
    }
}
