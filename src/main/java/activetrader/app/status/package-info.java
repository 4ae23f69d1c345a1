/// What is going on, on one page: from the services while they run, from the records when they do not.
@NullMarked
package activetrader.app.status;

import org.jspecify.annotations.NullMarked;
