/// Recorded cycles as a model: the answers of a day once more, without a token.
@NullMarked
package activetrader.agent.recorded;

import org.jspecify.annotations.NullMarked;
