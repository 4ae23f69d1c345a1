/// The simulated exchange: orders, matching against the tape, one account.
@NullMarked
package activetrader.simulator.exchange;

import org.jspecify.annotations.NullMarked;
