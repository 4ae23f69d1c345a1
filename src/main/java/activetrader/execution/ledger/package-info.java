/// Exactly one order for each intent: the intent on the disk before the order, and its outcome afterwards.
@NullMarked
package activetrader.execution.ledger;

import org.jspecify.annotations.NullMarked;
