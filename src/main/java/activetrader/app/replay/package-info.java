/// Plays a day that was traded again, and says where it comes out otherwise.
@NullMarked
package activetrader.app.replay;

import org.jspecify.annotations.NullMarked;
