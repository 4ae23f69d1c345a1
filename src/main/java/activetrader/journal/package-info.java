/// Records on disk: JSON Lines files that survive crashes.
@NullMarked
package activetrader.journal;

import org.jspecify.annotations.NullMarked;
