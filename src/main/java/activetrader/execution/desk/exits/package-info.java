/// What exits, stops, cancels and flattens pass in the order desk.
@NullMarked
package activetrader.execution.desk.exits;

import org.jspecify.annotations.NullMarked;
