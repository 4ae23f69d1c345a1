/// What a person sees: the blocks that the daemon prints, built from facts and without any effect.
@NullMarked
package activetrader.session.console;

import org.jspecify.annotations.NullMarked;
