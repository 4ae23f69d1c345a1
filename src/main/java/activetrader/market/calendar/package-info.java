/// Trading days of the NYSE and the moments that matter in each.
@NullMarked
package activetrader.market.calendar;

import org.jspecify.annotations.NullMarked;
