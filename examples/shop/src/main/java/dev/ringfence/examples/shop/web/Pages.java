package dev.ringfence.examples.shop.web;

import dev.ringfence.base.Html;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.write.OperatingMode;
import dev.ringfence.write.OperatingModeSwitch;
import java.util.Locale;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** What all pages have around them. */
@Component
class Pages {
    private final DeploymentEnvironment here;
    private final OperatingModeSwitch modes;

    Pages(DeploymentEnvironment here, OperatingModeSwitch modes) {
        this.here = here;
        this.modes = modes;
    }

    /** A page; the title is escaped, the content is HTML. */
    String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s \u2013 Kettle &amp; Leaf</title>
                <link rel="stylesheet" href="/shop.css">
                <link rel="icon" href="data:,">
                </head>
                <body>
                <a class="skip" href="#content">Skip to the content</a>
                <header>
                <p class="brand">Kettle &amp; Leaf <span class="where %2$s">%2$s</span></p>
                <nav aria-label="Shop"><ul>
                <li><a href="/">Catalogue</a></li>
                <li><a href="/basket">Basket</a></li>
                <li><a href="/account">Account</a></li>
                <li><a href="/desk">Staff desk</a></li>
                </ul></nav>
                </header>
                <main id="content">
                %3$s<h1>%1$s</h1>
                %4$s
                </main>
                </body>
                </html>
                """.formatted(Html.escaped(title), Html.escaped(here.name()), readOnly(), content);
    }

    private String readOnly() {
        return modes.mode() == OperatingMode.NORMAL
                ? ""
                : "<p class=\"notice\" role=\"status\">You can look around; ordering is paused for a moment.</p>\n";
    }

    /** What a form carries so that no other site can send it. */
    static String token(CsrfToken token) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(Html.escaped(token.getParameterName()), Html.escaped(token.getToken()));
    }

    static String money(int cents) {
        return String.format(Locale.ROOT, "\u20ac\u00a0%d.%02d", cents / 100, cents % 100);
    }
}
