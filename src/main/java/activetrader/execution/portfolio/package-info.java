/// What the account holds now, and what the day has brought so far.
@NullMarked
package activetrader.execution.portfolio;

import org.jspecify.annotations.NullMarked;
