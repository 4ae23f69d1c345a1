/// Configures where log lines go: the journal or the terminal, and rotated files.
@NullMarked
package activetrader.app.logging;

import org.jspecify.annotations.NullMarked;
