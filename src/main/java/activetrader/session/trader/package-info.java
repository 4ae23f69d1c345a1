/// What a session needs of the agent and of the services.
@NullMarked
package activetrader.session.trader;

import org.jspecify.annotations.NullMarked;
