/// What keeps entries away.
@org.jspecify.annotations.NullMarked
package activetrader.execution.blocks;
