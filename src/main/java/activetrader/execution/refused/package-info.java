/// What the broker refuses for good: holdings that it does not close, and entries that it does not take.
@org.jspecify.annotations.NullMarked
package activetrader.execution.refused;
