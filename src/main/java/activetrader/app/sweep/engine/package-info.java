/// How the pieces of a sweep are played.
@NullMarked
package activetrader.app.sweep.engine;

import org.jspecify.annotations.NullMarked;
