package activetrader.statistics.inference;

import activetrader.statistics.Moments;

/// The mean block length with which the stationary bootstrap keeps the dependence between neighbouring days.
///
/// Source: D. N. Politis and H. White, "Automatic Block-Length Selection for the Dependent Bootstrap", Econometric
/// Reviews 23 (2004), with the correction by A. Patton, D. N. Politis and H. White, Econometric Reviews 28
/// (2009); the constants are those of Patton's own program.
public final class BlockLength {
    private static final int LEAST_LAGS = 5;
    /// Standard errors within which an autocorrelation counts as none.
    private static final double SIGNIFICANT = 2;

    private BlockLength() {}

    /// At least 1 day, at most the lesser of 3√n and n / 3, rounded up; 1 for a series without variation.
    public static double of(double... series) {
        int n = series.length;
        if (n < 2 || !(Moments.deviation(series) > 0)) {
            return 1;
        }
        double[] centred = centred(series);
        int lags = Math.max(LEAST_LAGS, (int) Math.log10(n));
        int longest = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + lags);
        int bandwidth = bandwidth(centred, lags, longest);
        double weighted = 0;
        double spectrum = covariance(centred, 0);
        for (int lag = 1; lag <= bandwidth; lag++) {
            double part = 2 * window((double) lag / bandwidth) * covariance(centred, lag);
            weighted += lag * part;
            spectrum += part;
        }
        double most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        double length = Math.cbrt(2 * weighted * weighted / (2 * spectrum * spectrum)) * Math.cbrt(n);
        return Math.max(1, Math.min(length, most));
    }

    private static double[] centred(double... series) {
        double mean = Moments.mean(series);
        double[] centred = series.clone();
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= mean;
        }
        return centred;
    }

    /// Twice the first lag after which `lags` autocorrelations in a row count as none.
    private static int bandwidth(double[] centred, int lags, int longest) {
        double bound = SIGNIFICANT * Math.sqrt(Math.log10(centred.length) / centred.length);
        int insignificant = 0;
        for (int lag = 0; lag < longest; lag++) {
            insignificant = Math.abs(correlation(centred, lag)) < bound ? insignificant + 1 : 0;
            if (insignificant == lags) {
                return Math.min(longest, 2 * Math.max(1, lag + 1 - lags));
            }
        }
        return longest;
    }

    /// The flat-top window of Politis and Romano (1995).
    private static double window(double position) {
        return position <= 0.5 ? 1 : 2 * (1 - position);
    }

    private static double covariance(double[] centred, int lag) {
        double sum = 0;
        for (int i = lag; i < centred.length; i++) {
            sum += centred[i] * centred[i - lag];
        }
        return sum / centred.length;
    }

    private static double correlation(double[] centred, int lag) {
        int n = centred.length;
        double later = 0;
        double earlier = 0;
        for (int i = lag + 1; i < n; i++) {
            later += centred[i] * centred[i];
            earlier += centred[i - lag - 1] * centred[i - lag - 1];
        }
        return covariance(centred, lag) * n / Math.sqrt(later * earlier);
    }
}
