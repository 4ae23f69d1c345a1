/// What an entry passes in the order desk before it is sent.
@NullMarked
package activetrader.execution.desk.entries;

import org.jspecify.annotations.NullMarked;
