/// What happens to account, prices and assets of a simulated day by order of the user.
@NullMarked
package activetrader.simulator.script;

import org.jspecify.annotations.NullMarked;
