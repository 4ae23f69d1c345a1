/// What the model reads at the start of a cycle, built in code from tool results.
@NullMarked
package activetrader.agent.facts;

import org.jspecify.annotations.NullMarked;
