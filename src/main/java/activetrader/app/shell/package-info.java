/// What a shell needs to know of the program: completion and manual pages.
@NullMarked
package activetrader.app.shell;

import org.jspecify.annotations.NullMarked;
