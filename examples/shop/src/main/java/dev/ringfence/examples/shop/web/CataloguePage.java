package dev.ringfence.examples.shop.web;

import dev.ringfence.base.Html;
import dev.ringfence.examples.shop.sale.Catalogue;
import dev.ringfence.examples.shop.sale.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is to buy. */
@RestController
class CataloguePage {
    private final Pages pages;
    private final Catalogue catalogue;

    CataloguePage(Pages pages, Catalogue catalogue) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/", produces = "text/html;charset=UTF-8")
    String show(CsrfToken token) {
        Map<String, List<Item>> byCategory = catalogue.all().stream()
                .collect(Collectors.groupingBy(Item::category, TreeMap::new, Collectors.toList()));
        StringBuilder content = new StringBuilder();
        byCategory.forEach((category, items) -> {
            content.append("<h2>%s</h2>\n<ul class=\"items\">\n".formatted(Html.escaped(category)));
            items.forEach(item -> content.append(item(item, token)));
            content.append("</ul>\n");
        });
        return pages.page("Catalogue", content.toString());
    }

    private static String item(Item item, CsrfToken token) {
        return """
                <li><span class="name">%s</span> <span class="price">%s</span>
                <form method="post" action="/basket">%s<input type="hidden" name="item" value="%d">
                <button aria-label="Add %1$s to the basket">Add</button></form></li>
                """.formatted(Html.escaped(item.name()), Pages.money(item.priceCents()), Pages.token(token), item.id());
    }
}
