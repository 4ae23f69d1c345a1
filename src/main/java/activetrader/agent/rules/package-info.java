/// The built-in model that plays the written strategy by fixed rules, without a network.
@NullMarked
package activetrader.agent.rules;

import org.jspecify.annotations.NullMarked;
