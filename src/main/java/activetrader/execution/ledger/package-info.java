/// Orders exactly once: an intent on the disk before the order, and the truth about it afterwards.
@NullMarked
package activetrader.execution.ledger;

import org.jspecify.annotations.NullMarked;
