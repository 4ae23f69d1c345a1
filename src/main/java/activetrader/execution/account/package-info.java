/// What the broker says of the account, and who may trade it.
@NullMarked
package activetrader.execution.account;

import org.jspecify.annotations.NullMarked;
