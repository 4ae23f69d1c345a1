/// Reads the configuration file and the environment into the settings of every part, and reports all mistakes at
/// once.
@NullMarked
package activetrader.app.settings;

import org.jspecify.annotations.NullMarked;
