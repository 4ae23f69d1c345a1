package activetrader.simulator.tape;

/// Derives independent seeds from one, so that what happens to one symbol or minute does not depend on any other.
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /// A seed for `part` of whatever `seed` stands for; the finalizer of SplitMix64 over their sum.
    public static long derive(long seed, long part) {
        long mixed = seed + GOLDEN_GAMMA * (part + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    public static long derive(long seed, String part) {
        return derive(seed, part.hashCode());
    }
}
