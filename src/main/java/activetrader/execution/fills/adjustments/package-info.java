/// Changes of shares and cash without a fill, and fills that the broker takes back or corrects.
@NullMarked
package activetrader.execution.fills.adjustments;

import org.jspecify.annotations.NullMarked;
