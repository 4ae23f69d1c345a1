/// Text for people's eyes.
@NullMarked
package activetrader.text;

import org.jspecify.annotations.NullMarked;
