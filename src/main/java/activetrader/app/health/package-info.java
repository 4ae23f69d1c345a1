/// Whether the processes of this installation run, asked over their own HTTP.
@NullMarked
package activetrader.app.health;

import org.jspecify.annotations.NullMarked;
