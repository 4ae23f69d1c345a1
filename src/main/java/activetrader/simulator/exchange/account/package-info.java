/// The books of the simulated account: cash, holdings, margin, and what they are worth at an instant.
@NullMarked
package activetrader.simulator.exchange.account;

import org.jspecify.annotations.NullMarked;
