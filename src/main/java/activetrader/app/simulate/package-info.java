/// The simulator as a server of its own.
@NullMarked
package activetrader.app.simulate;

import org.jspecify.annotations.NullMarked;
