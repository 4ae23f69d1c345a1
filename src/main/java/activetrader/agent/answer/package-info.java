/// Whether a model's answer is complete, and which calls of an incomplete one may be carried out.
@NullMarked
package activetrader.agent.answer;

import org.jspecify.annotations.NullMarked;
