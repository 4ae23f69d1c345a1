/// How a process of this program ends when it is asked to.
@NullMarked
package activetrader.app.stop;

import org.jspecify.annotations.NullMarked;
