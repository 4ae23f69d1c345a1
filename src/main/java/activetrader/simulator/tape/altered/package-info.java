/// Tapes that show what did not happen, to learn on what decisions depend.
@NullMarked
package activetrader.simulator.tape.altered;

import org.jspecify.annotations.NullMarked;
