/// Closes everything, from the broker's state alone.
@NullMarked
package activetrader.execution.flatten;

import org.jspecify.annotations.NullMarked;
