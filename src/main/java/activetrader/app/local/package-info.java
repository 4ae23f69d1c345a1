/// The simulated broker for callers in its process: the answers of its APIs without a text in between.
@NullMarked
package activetrader.app.local;

import org.jspecify.annotations.NullMarked;
