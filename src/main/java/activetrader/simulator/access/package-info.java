/// Who may ask the simulator, and how often.
@NullMarked
package activetrader.simulator.access;

import org.jspecify.annotations.NullMarked;
