/// A person's stops, carried out by the order desk: pause, resume, flatten, panic.
@NullMarked
package activetrader.execution.operator;

import org.jspecify.annotations.NullMarked;
