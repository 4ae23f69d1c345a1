/// Trading models that a user writes in Java.
@NullMarked
package activetrader.agent.custom;

import org.jspecify.annotations.NullMarked;
