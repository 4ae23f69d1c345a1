/// The trading day: sleep, wake-up, cycles, flatten, summary.
@NullMarked
package activetrader.session;

import org.jspecify.annotations.NullMarked;
