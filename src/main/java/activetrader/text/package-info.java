/// Makes text safe to show to a person.
@NullMarked
package activetrader.text;

import org.jspecify.annotations.NullMarked;
