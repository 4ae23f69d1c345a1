/// Holdings and orders in the same account that we did not make.
@NullMarked
package activetrader.execution.foreign;

import org.jspecify.annotations.NullMarked;
