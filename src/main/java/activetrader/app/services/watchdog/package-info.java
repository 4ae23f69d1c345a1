/// Reports to systemd that the daemon is alive, while it sleeps and while it waits.
@NullMarked
package activetrader.app.services.watchdog;

import org.jspecify.annotations.NullMarked;
