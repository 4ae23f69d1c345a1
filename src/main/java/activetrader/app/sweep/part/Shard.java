package activetrader.app.sweep.part;

import activetrader.config.ConfigException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a sweep that one process plays.
///
/// @param index from 1 to `count`
public record Shard(int index, int count) {
    public static final Shard WHOLE = new Shard(1, 1);
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

    /// @param text such as `3/12`
    /// @throws ConfigException when it is no part of so many
    public static Shard of(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
            if (shard.index >= 1 && shard.index <= shard.count) {
                return shard;
            }
        }
        throw new ConfigException("--shard must be a part of so many, such as 3/12, was \"" + text + "\"");
    }

    /// This shard's part of `pieces`: neighbours stay together, and the parts differ by one piece at most.
    public <T> List<T> of(List<T> pieces) {
        int from = Math.toIntExact((long) pieces.size() * (index - 1) / count);
        int to = Math.toIntExact((long) pieces.size() * index / count);
        return pieces.subList(from, to);
    }

    /// The name of its file, such as `part-03-of-12.jsonl`.
    String fileName() {
        String form = "part-%0" + String.valueOf(count).length() + "d-of-%d.jsonl";
        return String.format(Locale.ROOT, form, index, count);
    }
}
