/// The command line and all wiring: what runs with what is decided here and nowhere else.
@NullMarked
package activetrader.app;

import org.jspecify.annotations.NullMarked;
