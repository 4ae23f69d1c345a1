/// The only way to read the time or to wait for it.
@NullMarked
package activetrader.time;

import org.jspecify.annotations.NullMarked;
