/// What the simulated market shows at a time: prices of recorded or synthetic bars, and nothing of the future.
@NullMarked
package activetrader.simulator.tape;

import org.jspecify.annotations.NullMarked;
