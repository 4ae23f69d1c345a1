/// Bars read from files.
@NullMarked
package activetrader.simulator.tape.recorded;

import org.jspecify.annotations.NullMarked;
