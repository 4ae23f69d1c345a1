/// One simulated trading day, played through the live code from the evening before to the evening after.
@org.jspecify.annotations.NullMarked
package activetrader.app.day;
