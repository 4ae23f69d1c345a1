/// Reads the account from the broker, and controls which caller may change it.
@NullMarked
package activetrader.execution.account;

import org.jspecify.annotations.NullMarked;
