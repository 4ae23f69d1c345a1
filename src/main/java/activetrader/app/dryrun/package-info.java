/// A whole trading day in one process, against the simulator.
@NullMarked
package activetrader.app.dryrun;

import org.jspecify.annotations.NullMarked;
