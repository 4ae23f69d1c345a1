/// What somebody else holds and has asked for in the account, told from the account's own orders.
@NullMarked
package activetrader.execution.external;

import org.jspecify.annotations.NullMarked;
