/// Alerts by e-mail.
@NullMarked
package activetrader.app.mail;

import org.jspecify.annotations.NullMarked;
