/// The command line and all wiring: this package alone decides which parts run together.
@NullMarked
package activetrader.app;

import org.jspecify.annotations.NullMarked;
