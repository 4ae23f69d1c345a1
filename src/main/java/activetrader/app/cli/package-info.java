/// What the commands have in common: options and exit codes.
@NullMarked
package activetrader.app.cli;

import org.jspecify.annotations.NullMarked;
