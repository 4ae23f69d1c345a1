/// Tells a person, by a webhook, what happened.
@NullMarked
package activetrader.app.alerts;

import org.jspecify.annotations.NullMarked;
