/// What may be opened, decided by pure functions.
@NullMarked
package activetrader.risk;

import org.jspecify.annotations.NullMarked;
