package activetrader.history.fetch;

/// Hears how far a fetch has come.
public interface FetchProgress {
    /// @param done symbols times sessions that were fetched by this run, of minutes and of days
    /// @param all how many this run has to fetch
    /// @param requests how many answers have come
    void at(long done, long all, long requests);
}
