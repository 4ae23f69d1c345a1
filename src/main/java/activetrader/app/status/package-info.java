/// The state of an installation on one page: from the services while they run, otherwise from the records.
@NullMarked
package activetrader.app.status;

import org.jspecify.annotations.NullMarked;
