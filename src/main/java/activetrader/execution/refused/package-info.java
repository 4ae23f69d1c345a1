/// Holdings that the broker refuses to close.
@org.jspecify.annotations.NullMarked
package activetrader.execution.refused;
