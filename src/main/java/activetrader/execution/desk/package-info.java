/// The order desk at work: it checks requests, gives the account to one caller at a time, and looks after what is held.
@NullMarked
package activetrader.execution.desk;

import org.jspecify.annotations.NullMarked;
