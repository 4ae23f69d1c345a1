package activetrader.app.sweep.part;

import activetrader.config.ConfigException;
import activetrader.config.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts the parts of a sweep together.
public final class SweepParts {
    private SweepParts() {}

    /// The rows of all parts in `folder`, below the header of the first.
    ///
    /// @param plan the hash of the trials that the parts must have
    /// @throws ConfigException when a part is missing, or they do not belong together
    public static SweepPart.Content merged(Path folder, String plan) {
        List<SweepPart.Content> parts =
                files(folder).stream().map(SweepPart::read).toList();
        if (parts.isEmpty()) {
            throw new ConfigException("there is no part of a sweep in " + folder);
        }
        SweepPart.Header first = parts.getFirst().header();
        if (!first.plan().equals(plan)) {
            throw new ConfigException("the parts in " + folder + " were played with another sweep file");
        }
        Set<Integer> there = new TreeSet<>();
        for (SweepPart.Content part : parts) {
            if (!part.header().sweep().equals(first.sweep()) || part.header().shards() != first.shards()) {
                throw new ConfigException("the parts in " + folder
                        + " do not belong together: their configuration, market, days or number of shards differ;"
                        + " remove the older ones");
            }
            there.add(part.header().shard());
        }
        List<Integer> missing = IntStream.rangeClosed(1, first.shards())
                .boxed()
                .filter(shard -> !there.contains(shard))
                .toList();
        if (!missing.isEmpty()) {
            throw new ConfigException("missing are the shards "
                    + missing.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + first.shards()
                    + "; play them with --shard, then merge again");
        }
        return new SweepPart.Content(
                first, parts.stream().flatMap(part -> part.rows().stream()).toList());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("part-\\d+-of-\\d+\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FileFault.unreadable(folder, e), e);
        }
    }
}
