/// The trading day in figures: what it earned and lost so far, and whether its loss has reached the limit.
@NullMarked
package activetrader.execution.day;

import org.jspecify.annotations.NullMarked;
