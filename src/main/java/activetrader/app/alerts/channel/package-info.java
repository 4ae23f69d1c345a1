/// The ways on which alerts reach a person, and what they have in common.
@NullMarked
package activetrader.app.alerts.channel;

import org.jspecify.annotations.NullMarked;
