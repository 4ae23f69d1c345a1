/// A model that misbehaves on purpose, for tests of everything that must hold whatever a model does.
@NullMarked
package activetrader.storm.chaos;

import org.jspecify.annotations.NullMarked;
