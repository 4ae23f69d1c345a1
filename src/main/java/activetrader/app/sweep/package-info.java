/// Many configurations over many days: which numbers would have been chosen, and what that is worth.
@NullMarked
package activetrader.app.sweep;

import org.jspecify.annotations.NullMarked;
