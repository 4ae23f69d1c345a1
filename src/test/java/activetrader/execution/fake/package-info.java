/// A broker in memory for the tests of the order desk, in parts: calls and their faults, orders, account, clock.
@NullMarked
package activetrader.execution.fake;

import org.jspecify.annotations.NullMarked;
