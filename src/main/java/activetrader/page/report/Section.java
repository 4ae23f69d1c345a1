package activetrader.page.report;

import activetrader.page.html.Html;

/// One part of a page, with a heading of its own.
interface Section {
    /// Its anchor in the page.
    String id();

    String title();

    /// Writes what stands below the heading.
    void write(Html html, Charts charts);
}
