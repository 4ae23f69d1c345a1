package activetrader.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the examples for Slurm and Kubernetes run, and when they try again.
class SweepDeploymentTest {
    @TempDir
    private Path folder;

    /// Runs a batch script with programs of that name which write down how they were called.
    private String run(String script, int programStatus, int expected, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path calls = folder.resolve("calls");
        program("srun", "shift; echo \"srun $*\" >>" + calls + "; exit " + programStatus);
        program("scontrol", "echo \"scontrol $*\" >>" + calls);
        ProcessBuilder builder = new ProcessBuilder("bash", "deploy/slurm/" + script, "file.json", "--out", "dir");
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(expected, process.waitFor(), printed);
        return Files.readString(calls);
    }

    private void program(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + content + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /// A fault is tried again twice, a mistake in the command never.
    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, true", "1, 1, true", "1, 2, false", "143, 0, true", "2, 0, false"})
    void slurmTask_playsItsShard_andIsRequeuedAfterAFault(int status, String restarts, boolean requeued)
            throws Exception {
        String calls = run(
                "sweep.sbatch",
                status,
                status,
                Map.of(
                        "SLURM_ARRAY_TASK_ID", "3",
                        "SLURM_ARRAY_TASK_COUNT", "12",
                        "SLURM_ARRAY_JOB_ID", "77",
                        "SLURM_CPUS_PER_TASK", "4",
                        "SLURM_RESTART_COUNT", restarts));

        assertEquals(
                "srun sweep file.json --out dir --jobs 4 --shard 3/12\n" + (requeued ? "scontrol requeue 77_3\n" : ""),
                calls);
    }

    @Test
    void slurmMerge_mergesTheSameFolder() throws Exception {
        assertEquals("srun sweep file.json --out dir --merge\n", run("merge.sbatch", 0, 0, Map.of()));
    }

    @Test
    void kubernetesJob_hasAnIndexForEachShard_andRepeatsNoMistake() throws IOException {
        String job = Files.readString(Path.of("deploy/kubernetes/sweep.yaml"));
        Matcher shards = Pattern.compile("--shard \"\\$\\(\\(JOB_COMPLETION_INDEX \\+ 1\\)\\)/(\\d+)\"")
                .matcher(job);
        Matcher completions = Pattern.compile("\n  completions: (\\d+)\n").matcher(job);

        assertTrue(shards.find() && completions.find(), job);
        assertEquals(completions.group(1), shards.group(1));
        assertTrue(
                job.contains("completionMode: Indexed")
                        && job.contains("backoffLimitPerIndex: 2")
                        && job.contains("restartPolicy: Never"),
                job);
        for (String file : new String[] {"sweep.yaml", "merge.yaml"}) {
            String text = Files.readString(Path.of("deploy/kubernetes", file));
            assertTrue(
                    Pattern.compile(
                                    "action: FailJob\\s+onExitCodes:\\s+containerName: \\S+\\s+operator: In\\s+values: \\[2]")
                            .matcher(text)
                            .find(),
                    file);
        }
    }
}
