/// Whether trading is active, and who said so.
@NullMarked
package activetrader.execution.mode;

import org.jspecify.annotations.NullMarked;
