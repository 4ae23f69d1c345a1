/// Every order on its way to the broker: preconditions, risk gate, order ledger, protection, fills, flatten.
@NullMarked
package activetrader.execution;

import org.jspecify.annotations.NullMarked;
