/// How a process of this program ends on request.
@NullMarked
package activetrader.app.stop;

import org.jspecify.annotations.NullMarked;
