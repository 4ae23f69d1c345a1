/// The broker's calendar, kept on disk so that a start without a network knows the day.
@NullMarked
package activetrader.broker.calendar;

import org.jspecify.annotations.NullMarked;
