/// Whether a model's answer is whole, and what of one that is not may be done.
@NullMarked
package activetrader.agent.answer;

import org.jspecify.annotations.NullMarked;
