/// The simulator as a server process of its own.
@NullMarked
package activetrader.app.simulate;

import org.jspecify.annotations.NullMarked;
