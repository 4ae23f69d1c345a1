/// What a fill costs beside the spread that the tape shows: fees, a share of the volume, and impact.
@NullMarked
package activetrader.simulator.exchange.costs;

import org.jspecify.annotations.NullMarked;
