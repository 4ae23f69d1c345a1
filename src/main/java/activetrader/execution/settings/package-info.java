/// How the order desk works with the broker, as configured.
@NullMarked
package activetrader.execution.settings;

import org.jspecify.annotations.NullMarked;
