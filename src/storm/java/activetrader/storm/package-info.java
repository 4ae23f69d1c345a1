/// Random trading days under random faults and crashes, and what must hold on each of them.
@NullMarked
package activetrader.storm;

import org.jspecify.annotations.NullMarked;
