/// The chat model: how it is reached, what it costs, and what happens when it fails.
@NullMarked
package activetrader.agent.model;

import org.jspecify.annotations.NullMarked;
