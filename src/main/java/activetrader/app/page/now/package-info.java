/// What an open page says about this moment: phase, mode, account, services and the log.
@NullMarked
package activetrader.app.page.now;

import org.jspecify.annotations.NullMarked;
