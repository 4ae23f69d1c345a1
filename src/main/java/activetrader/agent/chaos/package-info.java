/// A model that misbehaves on purpose, for trials of everything that must hold whatever a model does.
@NullMarked
package activetrader.agent.chaos;

import org.jspecify.annotations.NullMarked;
