/// The installation in real processes, whole and while it is being killed.
@org.jspecify.annotations.NullMarked
package activetrader.app.processes;
