/// Reports to systemd, the service manager.
@NullMarked
package activetrader.app.systemd;

import org.jspecify.annotations.NullMarked;
