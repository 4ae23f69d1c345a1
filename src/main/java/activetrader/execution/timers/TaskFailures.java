package activetrader.execution.timers;

import activetrader.text.FailureReason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The timed tasks that fail at present. Every failure is logged; the first of a row also raises an alert.
public final class TaskFailures {
    private static final Logger log = LoggerFactory.getLogger(TaskFailures.class);

    private final Consumer<String> alarm;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /// @param alarm told of a task that fails, once until it succeeds
    public TaskFailures(Consumer<String> alarm) {
        this.alarm = alarm;
    }

    /// Runs `work` as one run of `task`.
    ///
    /// @return whether it succeeded
    /// @throws VirtualMachineError when the process cannot go on
    public boolean run(String task, Runnable work) {
        try {
            work.run();
            passed(task);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            failed(task, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) {
            failed(task, e);
        }
        return false;
    }

    private void failed(String task, Throwable failure) {
        log.error("timed task failed, it will run again name=\"{}\"", task, failure);
        if (failing.add(task)) {
            alarm.accept("the task '" + task + "' failed and will run again: " + FailureReason.of(failure));
        }
    }

    private void passed(String task) {
        if (failing.remove(task)) {
            log.info("timed task works again name=\"{}\"", task);
        }
    }
}
