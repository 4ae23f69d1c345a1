/// What the program tells the service manager that started it.
@NullMarked
package activetrader.app.systemd;

import org.jspecify.annotations.NullMarked;
