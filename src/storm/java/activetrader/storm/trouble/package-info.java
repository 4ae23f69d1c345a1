/// What the broker's lies, wrong clocks, hostile clients and account events do to a day of the storm.
@NullMarked
package activetrader.storm.trouble;

import org.jspecify.annotations.NullMarked;
