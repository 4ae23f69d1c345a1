/// The law: which orders may open or enlarge a position. Pure functions of values and a time; no I/O, no clock.
@NullMarked
package activetrader.risk;

import org.jspecify.annotations.NullMarked;
