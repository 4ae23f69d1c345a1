/// What a broker's lies, wrong clocks, hostile clients and the account's own life do to a day of the storm.
@NullMarked
package activetrader.app.storm.trouble;

import org.jspecify.annotations.NullMarked;
