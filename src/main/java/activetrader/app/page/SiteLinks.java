package activetrader.app.page;

import activetrader.page.html.Html;
import java.util.List;

/// The links that stand at the top of every page.
final class SiteLinks {
    private SiteLinks() {}

    private record Link(String address, String text) {}

    private static final List<Link> ALL = List.of(
            new Link("/", "Last day"),
            new Link("/days", "Days"),
            new Link("/trades", "Trades"),
            new Link("/results", "Results"));

    /// @param here the address of the page; another one for none of these
    static void write(Html html, String here) {
        html.open("nav", "class", "site", "aria-label", "Pages");
        for (Link link : ALL) {
            if (link.address().equals(here)) {
                html.leaf("a", link.text(), "href", link.address(), "aria-current", "page");
            } else {
                html.leaf("a", link.text(), "href", link.address());
            }
        }
        html.close();
    }
}
