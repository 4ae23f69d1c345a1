/// Sends alerts of what happened to a person, by a webhook.
@NullMarked
package activetrader.app.alerts;

import org.jspecify.annotations.NullMarked;
