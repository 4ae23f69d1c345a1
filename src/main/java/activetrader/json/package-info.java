/// The one place that configures JSON.
@NullMarked
package activetrader.json;

import org.jspecify.annotations.NullMarked;
