/// Makes text safe to show to a person, and holds the words that two sides of a connection share.
@NullMarked
package activetrader.text;

import org.jspecify.annotations.NullMarked;
