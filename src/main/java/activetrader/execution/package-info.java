/// The law between a wish and the broker: gate, order ledger, protection, fills, flatten.
@NullMarked
package activetrader.execution;

import org.jspecify.annotations.NullMarked;
