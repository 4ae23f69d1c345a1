/// The blocks that the daemon prints for a person, built from facts without any side effect.
@NullMarked
package activetrader.session.console;

import org.jspecify.annotations.NullMarked;
