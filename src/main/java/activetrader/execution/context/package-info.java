/// What entries, exits and monitors share: the parts of one account at one broker, and their settings.
@NullMarked
package activetrader.execution.context;

import org.jspecify.annotations.NullMarked;
