/// The trader's day: sleep, wake, cycles, flatten, summary.
@NullMarked
package activetrader.session;

import org.jspecify.annotations.NullMarked;
